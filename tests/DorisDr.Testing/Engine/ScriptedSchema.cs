using DorisDr.ResourceModel.Provider;
using Newtonsoft.Json.Linq;

namespace DorisDr.Testing.Engine;

/// <summary>The schema of the scripted provider: one resource with every shape of property, and two functions.</summary>
public static class ScriptedSchema
{
    /// <summary>Package name.</summary>
    public const string Package = "test";

    /// <summary>Token of the one resource.</summary>
    public const string Thing = "test:index:Thing";

    /// <summary>The schema.</summary>
    public static ProviderSchema Schema { get; } = new(Package, "1.0.0", JObject.Parse("""
        {
          "name": "test",
          "types": {
            "test:index:Settings": {
              "properties": {
                "mode": {"type": "string"},
                "limits": {"type": "object", "additionalProperties": {"type": "string"}},
                "rules": {"type": "array", "items": {"$ref": "#/types/test:index:Rule"}}
              },
              "required": []
            },
            "test:index:Rule": {"properties": {"port": {"type": "integer"}, "from": {"type": "string"}}, "required": ["port"]},
            "test:index:Endpoint": {"properties": {"host": {"type": "string"}, "port": {"type": "integer"}}}
          },
          "resources": {
            "test:index:Thing": {
              "inputProperties": {
                "name": {"type": "string"},
                "zone": {"type": "string"},
                "size": {"type": "integer"},
                "note": {"type": "string"},
                "enabled": {"type": "boolean"},
                "tags": {"type": "object", "additionalProperties": {"type": "string"}},
                "list": {"type": "array", "items": {"type": "string"}},
                "secretNote": {"type": "string", "secret": true},
                "settings": {"$ref": "#/types/test:index:Settings"}
              },
              "requiredInputs": ["zone"],
              "properties": {
                "name": {"type": "string"},
                "zone": {"type": "string"},
                "size": {"type": "integer"},
                "note": {"type": "string"},
                "enabled": {"type": "boolean"},
                "tags": {"type": "object", "additionalProperties": {"type": "string"}},
                "list": {"type": "array", "items": {"type": "string"}},
                "secretNote": {"type": "string", "secret": true},
                "settings": {"$ref": "#/types/test:index:Settings"},
                "arn": {"type": "string"},
                "serial": {"type": "integer"},
                "endpoint": {"$ref": "#/types/test:index:Endpoint"}
              },
              "required": ["name", "zone", "arn"],
              "listInputs": {"type": "object", "properties": {}}
            }
          },
          "functions": {
            "test:index:echo": {
              "inputs": {"properties": {"value": {"$ref": "pulumi.json#/Any"}}},
              "outputs": {"properties": {"value": {"$ref": "pulumi.json#/Any"}}}
            }
          }
        }
        """));
}
