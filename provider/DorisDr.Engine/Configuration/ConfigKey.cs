using DorisDr.ResourceModel.Problems;

namespace DorisDr.Engine.Configuration;

/// <summary>A configuration key (sdk/go/common/resource/config/key.go).</summary>
/// <param name="Namespace">The project for the program's own keys, a package for those of its provider.</param>
/// <param name="Name">The name in it.</param>
public sealed record ConfigKey(string Namespace, string Name)
{
    /// <summary>The key in full: <c>namespace:name</c>.</summary>
    public string Full => $"{Namespace}:{Name}";

    /// <summary>Reads <c>name</c> (of the project), <c>namespace:name</c> or the old <c>namespace:config:name</c>.</summary>
    /// <exception cref="ProblemException">DDR2603: it is none of these.</exception>
    public static ConfigKey Parse(string text, string project)
    {
        var key = text.Split(':') switch
        {
            [var name] => new ConfigKey(project, name),
            [var space, var name] => new ConfigKey(space, name),
            [var space, "config", var name] => new ConfigKey(space, name),
            _ => new ConfigKey("", ""),
        };
        return key.Namespace.Length > 0 && key.Name.Length > 0 ? key : throw new ProblemException(ConfigurationProblems.BadKey(text));
    }

    /// <summary>As people of this project write it: the name alone for its own keys.</summary>
    public string Short(string project) => Namespace == project ? Name : Full;

    /// <inheritdoc/>
    public override string ToString() => Full;
}
