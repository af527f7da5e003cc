using System.Collections.Immutable;
using DorisDr.ResourceModel.Values;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace DorisDr.Engine.Programs.Yaml;

/// <summary>
/// Reads a YAML file into nodes with positions. What Pulumi refuses (alias nodes, keys that are no text, keys that come twice) is a
/// problem.
/// </summary>
internal sealed class YamlSource
{
    private readonly string _file;
    private readonly ProblemList _problems;
    private readonly IParser _parser;

    private YamlSource(string text, string file, ProblemList problems)
    {
        _file = file;
        _problems = problems;
        _parser = new Parser(new StringReader(text.TrimStart('\uFEFF')));
    }

    /// <summary>The top-level map; an empty one when the file holds nothing or something else, which is then a problem.</summary>
    public static MapNode ReadMap(string text, string file, ProblemList problems)
    {
        var empty = new MapNode(new SourcePosition(file, 1, 1), []);
        try
        {
            switch (new YamlSource(text, file, problems).Document())
            {
                case MapNode map:
                    return map;
                case null or ScalarNode { IsNull: true }:
                    return empty;
                case var other:
                    problems.Add(other.At, ProgramProblems.NotAMap.Saying(
                        $"The file holds {other.Kind}, not a map.", "Write a project with a name and a runtime."));
                    return empty;
            }
        }
        catch (YamlException broken)
        {
            var at = new SourcePosition(file, (int)broken.Start.Line, (int)broken.Start.Column);
            problems.Add(at, ProgramProblems.NotAMap.Saying(
                $"This is not valid YAML: {broken.InnerException?.Message ?? broken.Message}", "Correct the syntax."));
            return empty;
        }
    }

    private SourceNode? Document()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            return null;
        }

        var node = Node();
        _parser.Consume<DocumentEnd>();
        if (_parser.TryConsume<DocumentStart>(out var second))
        {
            _problems.Add(At(second), ProgramProblems.NotAMap.Saying(
                "The file holds a second document.", "Keep the program in one document."));
        }

        return node;
    }

    private SourceNode Node()
    {
        if (_parser.TryConsume<Scalar>(out var scalar))
        {
            return new ScalarNode(At(scalar), scalar.Value, ValueOf(scalar));
        }

        if (_parser.TryConsume<SequenceStart>(out var sequence))
        {
            var items = ImmutableArray.CreateBuilder<SourceNode>();
            while (!_parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(Node());
            }

            return new ListNode(At(sequence), items.ToImmutable());
        }

        if (_parser.TryConsume<MappingStart>(out var mapping))
        {
            return Map(At(mapping));
        }

        var alias = _parser.Consume<AnchorAlias>();
        _problems.Add(At(alias), ProgramProblems.Alias.Of());
        return new ScalarNode(At(alias), "", PropertyValue.Null);
    }

    private MapNode Map(SourcePosition at)
    {
        var entries = ImmutableArray.CreateBuilder<MapEntry>();
        var known = new Dictionary<string, SourcePosition>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = Node();
            var value = Node();
            if (key is not ScalarNode { AsText: { } name })
            {
                _problems.Add(key.At, ProgramProblems.KeyNotText.Of(key.Kind));
            }
            else if (!known.TryAdd(name, key.At))
            {
                var first = known[name];
                _problems.Add(key.At, ProgramProblems.KeyTwice.Of(name, first.Line));
            }
            else
            {
                entries.Add(new MapEntry(name, key.At, value));
            }
        }

        return new MapNode(at, entries.ToImmutable());
    }

    private static PropertyValue ValueOf(Scalar scalar)
    {
        var tag = scalar.Tag.IsEmpty ? "" : scalar.Tag.Value;
        var isText = scalar.Style is not (ScalarStyle.Plain or ScalarStyle.Any);
        return tag is "!" or "tag:yaml.org,2002:str" || (isText && tag.Length == 0)
            ? PropertyValue.Of(scalar.Value)
            : YamlScalars.Read(scalar.Value);
    }

    private SourcePosition At(ParsingEvent parsed) => new(_file, (int)parsed.Start.Line, (int)parsed.Start.Column);
}
