using System.Text;
using DorisDr.ResourceModel.Records;

namespace DorisDr.ResourceModel.Documentation;

/// <summary>How a resource or function is used: an example and the import command, for the reference and for the schema.</summary>
internal static class Usage
{
    /// <summary>For the reference.</summary>
    internal static string Markdown(string token, RecordDescriptor descriptor)
    {
        var text = new StringBuilder();
        if (descriptor.Example.Length > 0)
        {
            text.Append("\n## Example\n\n").Append(Example(descriptor));
        }

        return text.Append(Import(token, descriptor)).ToString();
    }

    /// <summary>For the schema: with the short codes by which Pulumi finds the examples in a description (pkg/codegen/docs.go).</summary>
    internal static string ForSchema(string token, RecordDescriptor descriptor)
    {
        var text = new StringBuilder(descriptor.Description);
        if (descriptor.Example.Length > 0)
        {
            text.Append("\n\n{{% examples %}}\n## Example Usage\n\n{{% example %}}\n").Append(Example(descriptor)).Append("{{% /example %}}\n{{% /examples %}}\n");
        }

        return text.Append(Import(token, descriptor)).ToString().TrimEnd();
    }

    private static string Example(RecordDescriptor descriptor) => $"```yaml\n{descriptor.Example}\n```\n";

    private static string Import(string token, RecordDescriptor descriptor) => descriptor.ImportId is { } id
        ? $"\n## Import\n\nBy {descriptor.ImportForm}:\n\n```sh\npulumi import {token} {id} {id}\n```\n"
        : "";
}
