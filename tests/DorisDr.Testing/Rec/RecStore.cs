using System.Collections.Immutable;
using DorisDr.ResourceModel.Values;
using Newtonsoft.Json.Linq;

namespace DorisDr.Testing.Rec;

/// <summary>The cloud of <c>rec</c>: things by id, without secret marks. Processes share it.</summary>
public sealed class RecStore
{
    private readonly Lock _gate = new();
    private ImmutableSortedDictionary<string, PropertyMap> _things = ImmutableSortedDictionary.Create<string, PropertyMap>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, PropertyMap> Things
    {
        get
        {
            lock (_gate)
            {
                return _things;
            }
        }
    }

    public PropertyMap? Find(string id) => Things.GetValueOrDefault(id);

    public void Put(string id, PropertyMap thing)
    {
        lock (_gate)
        {
            _things = _things.SetItem(id, thing);
        }
    }

    public void Remove(string id)
    {
        lock (_gate)
        {
            _things = _things.Remove(id);
        }
    }

    /// <summary>Takes the place of all things: what a recording found there after a step.</summary>
    public void Replace(JObject things)
    {
        lock (_gate)
        {
            _things = _things.Clear().AddRange(things.Properties().Select(p => KeyValuePair.Create(p.Name, MapOf((JObject)p.Value))));
        }
    }

    /// <summary>Changes things behind the back of the provider: keys are set, null removes a thing.</summary>
    public void Tamper(JObject changes)
    {
        foreach (var (id, change) in changes)
        {
            if (change is JObject keys)
            {
                Put(id, (Find(id) ?? PropertyMap.Empty).With(MapOf(keys)));
            }
            else
            {
                Remove(id);
            }
        }
    }

    private static PropertyMap MapOf(JObject json) => PropertyMap.Of(json.Properties().Select(p => KeyValuePair.Create(p.Name, ValueOf(p.Value))));

    private static PropertyValue ValueOf(JToken json) => json.Type switch
    {
        JTokenType.Object => PropertyValue.Of(MapOf((JObject)json)),
        JTokenType.Array => PropertyValue.Of(json.Select(ValueOf)),
        JTokenType.String => PropertyValue.Of((string)json!),
        JTokenType.Boolean => PropertyValue.Of((bool)json),
        JTokenType.Integer or JTokenType.Float => PropertyValue.Of((double)json),
        _ => PropertyValue.Null,
    };
}
