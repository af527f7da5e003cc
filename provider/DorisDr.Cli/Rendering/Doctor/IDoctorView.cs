using DorisDr.Resources.Doctor;

namespace DorisDr.Cli.Rendering.Doctor;

/// <summary>Shows what the doctor finds.</summary>
internal interface IDoctorView
{
    /// <summary>Takes one result, as it is found.</summary>
    void Show(Examination examination);

    /// <summary>Ends, and answers whether nothing was bad.</summary>
    bool Finish();
}
