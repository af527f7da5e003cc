using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DorisDr.Engine.State.Json;
using DorisDr.ResourceModel.Problems;
using Newtonsoft.Json.Linq;

namespace DorisDr.Engine.State.Diy;

/// <summary>What the end of an operation leaves behind: a history record, a copy of the state beside it, a copy in the backups.</summary>
internal sealed class StackHistory(DiyLayout layout, SafeFiles files, DiySwitches switches, TimeProvider time)
{
    private const string RecordMark = ".history.json";

    public async Task AddAsync(StackName stack, StackFile state, HistoryRecord record, CancellationToken cancellation)
    {
        var text = await state.ReadAsync(cancellation) ?? throw new ProblemException(StateProblems.NoSuchStack(stack.Name));
        var prefix = Path.Combine(layout.History(stack), $"{stack.Name}-{FreeNumber(stack)}");
        await state.CopyToAsync($"{prefix}.checkpoint{state.Suffix}", text, cancellation);
        await state.CopyToAsync($"{prefix}.history{state.Suffix}", GoJson.Compact(Json(record)), cancellation);
        if (switches.KeepsBackups)
        {
            var backup = Path.Combine(layout.Backups(stack), $"{stack.Name}.{UnixNano.Of(time.GetUtcNow())}{state.Suffix}");
            await state.CopyToAsync(backup, text, cancellation);
        }
    }

    /// <summary>The records, newest first. One that cannot be read is left out.</summary>
    public async Task<ImmutableArray<HistoryRecord>> ReadAsync(StackName stack, CancellationToken cancellation)
    {
        var records = ImmutableArray.CreateBuilder<HistoryRecord>();
        foreach (var file in files.Plain.Files(layout.History(stack)).Reverse())
        {
            if ((file.EndsWith(RecordMark, StringComparison.Ordinal) || file.EndsWith($"{RecordMark}.gz", StringComparison.Ordinal))
                && await files.Plain.ReadAsync(file, cancellation) is { } bytes
                && TryParse(bytes) is { } record)
            {
                records.Add(record);
            }
        }

        return records.ToImmutable();
    }

    public void Delete(StackName stack)
    {
        foreach (var file in files.Plain.Files(layout.History(stack)))
        {
            files.Delete(file);
        }
    }

    internal static JObject Json(HistoryRecord record)
    {
        var json = new JObject
        {
            ["kind"] = record.Kind,
            ["startTime"] = record.StartTime.ToUnixTimeSeconds(),
            ["message"] = record.Message,
            ["environment"] = new JObject(record.Environment.Select(e => new JProperty(e.Key, e.Value))),
            ["config"] = new JObject(record.Config.Select(c => new JProperty(c.Key, c.Value))),
            ["version"] = 0,
            ["result"] = record.Result,
            ["endTime"] = record.EndTime.ToUnixTimeSeconds(),
        };
        if (!record.ResourceChanges.IsEmpty)
        {
            json["resourceChanges"] = new JObject(record.ResourceChanges.Select(c => new JProperty(c.Key, c.Value)));
        }

        return json;
    }

    internal static HistoryRecord? TryParse(byte[] bytes)
    {
        try
        {
            var json = (JObject)GoJson.Parse(Encoding.UTF8.GetString(StackFile.Unpack(bytes)));
            return new HistoryRecord
            {
                Kind = (string?)json["kind"] ?? "",
                StartTime = DateTimeOffset.FromUnixTimeSeconds((long?)json["startTime"] ?? 0),
                EndTime = DateTimeOffset.FromUnixTimeSeconds((long?)json["endTime"] ?? 0),
                Message = (string?)json["message"] ?? "",
                Result = (string?)json["result"] ?? "",
                Environment = Entries(json["environment"], t => (string?)t ?? ""),
                Config = Entries(json["config"], t => t),
                ResourceChanges = Entries(json["resourceChanges"], t => (int)t),
            };
        }
        catch (Exception e) when (e is FormatException or InvalidCastException or ArgumentException or ProblemException or OverflowException)
        {
            return null;
        }
    }

    private static ImmutableSortedDictionary<string, T> Entries<T>(JToken? map, Func<JToken, T> read) =>
        (map as JObject ?? []).Properties().ToImmutableSortedDictionary(p => p.Name, p => read(p.Value), StringComparer.Ordinal);

    /// <summary>The time as a number that no record has yet: two operations may end within one tick of the clock.</summary>
    private string FreeNumber(StackName stack)
    {
        var taken = files.Plain.Files(layout.History(stack)).Select(f => Path.GetFileName(f).Split('.')[0][(stack.Name.Length + 1)..]).ToHashSet(StringComparer.Ordinal);
        var number = long.Parse(UnixNano.Of(time.GetUtcNow()), CultureInfo.InvariantCulture);
        while (taken.Contains(number.ToString(CultureInfo.InvariantCulture)))
        {
            number++;
        }

        return number.ToString(CultureInfo.InvariantCulture);
    }
}
