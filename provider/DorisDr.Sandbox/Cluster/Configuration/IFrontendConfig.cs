namespace DorisDr.Sandbox.Cluster.Configuration;

/// <summary>The configuration of one frontend, for what acts by it. A value is that of the moment: it may change while the frontend runs.</summary>
internal interface IFrontendConfig
{
    /// <summary>The value of a key of type <c>int</c>, <c>long</c> or <c>short</c>, by its plain name, such as <c>catalog_trash_expire_second</c>.</summary>
    long Number(string key);

    /// <summary>The value of a key of type <c>boolean</c>, by its plain name.</summary>
    bool Flag(string key);

    /// <summary>The value of any key as SHOW prints it, by its plain name.</summary>
    string Text(string key);
}
