using System.Collections.Immutable;
using DorisDr.ResourceModel.Problems;
using DorisDr.ResourceModel.Values;

namespace DorisDr.Testing.Engine;

/// <summary>What exists behind the scripted provider, shared by all its instances: objects by id.</summary>
public sealed class ScriptedCloud
{
    private readonly Lock _gate = new();
    private ImmutableSortedDictionary<string, ScriptedObject> _objects = ImmutableSortedDictionary.Create<string, ScriptedObject>(StringComparer.Ordinal);

    /// <summary>The objects.</summary>
    public ImmutableSortedDictionary<string, ScriptedObject> Objects => _objects;

    /// <summary>How often an object was made that did not exist.</summary>
    public int Made { get; private set; }

    /// <summary>Makes an object; takes over one that is the same, refuses one that differs.</summary>
    public ScriptedObject Create(string id, PropertyMap inputs)
    {
        lock (_gate)
        {
            if (_objects.TryGetValue(id, out var present))
            {
                return present.Inputs.Plain().Equals(inputs.Plain())
                    ? present
                    : throw new ProblemException(new Problem("DDR9001", $"A thing '{id}' exists already and differs.", "Import it."));
            }

            Made++;
            return Put(id, new ScriptedObject(inputs, 1));
        }
    }

    /// <summary>Changes an object that exists.</summary>
    public ScriptedObject Update(string id, PropertyMap inputs)
    {
        lock (_gate)
        {
            return _objects.TryGetValue(id, out var present)
                ? Put(id, new ScriptedObject(inputs, present.Serial + 1))
                : throw new ProblemException(new Problem("DDR9002", $"There is no thing '{id}'.", "Refresh."));
        }
    }

    /// <summary>Puts an object there, as somebody else would.</summary>
    public ScriptedObject Put(string id, ScriptedObject content)
    {
        lock (_gate)
        {
            _objects = _objects.SetItem(id, content);
            return content;
        }
    }

    /// <summary>Removes an object; one that is gone already is fine.</summary>
    public void Remove(string id)
    {
        lock (_gate)
        {
            _objects = _objects.Remove(id);
        }
    }
}

/// <summary>An object of the scripted cloud.</summary>
/// <param name="Inputs">What it was made with.</param>
/// <param name="Serial">How often it was written.</param>
public sealed record ScriptedObject(PropertyMap Inputs, int Serial);
