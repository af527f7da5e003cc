namespace DorisDr.ResourceModel.Documentation;

/// <summary>One page of the reference, in Markdown.</summary>
/// <param name="Path">Where it belongs, relative to the folder of the schema, with forward slashes.</param>
/// <param name="Text">Its text, with a trailing line end.</param>
public sealed record DocumentationPage(string Path, string Text);
