using DorisDr.ResourceModel.Provider;
using Newtonsoft.Json.Linq;

namespace DorisDr.Conformance.Tests.Pulumi.Engine;

/// <summary>
/// The schema of the provider that made the recordings, as far as its description and the recorded programs and messages tell (the logs leave the document out).
/// </summary>
internal static class RecSchema
{
    public static ProviderSchema Schema { get; } = new("rec", "0.1.0", JObject.Parse("""
        {
          "name": "rec",
          "types": {
            "rec:index:Settings": {"properties": {
              "mode": {"type": "string"}, "password": {"type": "string"},
              "limits": {"type": "object", "additionalProperties": {"$ref": "pulumi.json#/Any"}},
              "rules": {"type": "array", "items": {"$ref": "#/types/rec:index:Rule"}}}},
            "rec:index:Rule": {"properties": {"port": {"type": "integer"}, "from": {"type": "string"}}},
            "rec:index:Endpoint": {"properties": {"host": {"type": "string"}, "port": {"type": "integer"}}}
          },
          "resources": {
            "rec:index:Thing": {
              "inputProperties": {
                "name": {"type": "string"}, "zone": {"type": "string"}, "slot": {"type": "string"}, "size": {"type": "integer"},
                "note": {"type": "string"}, "enabled": {"type": "boolean"}, "ratio": {"type": "number"},
                "tags": {"type": "object", "additionalProperties": {"type": "string"}}, "list": {"type": "array", "items": {"type": "string"}},
                "secretNote": {"type": "string", "secret": true}, "settings": {"$ref": "#/types/rec:index:Settings"}},
              "requiredInputs": ["zone"],
              "properties": {
                "name": {"type": "string"}, "zone": {"type": "string"}, "slot": {"type": "string"}, "size": {"type": "integer"},
                "note": {"type": "string"}, "enabled": {"type": "boolean"}, "ratio": {"type": "number"},
                "tags": {"type": "object", "additionalProperties": {"type": "string"}}, "list": {"type": "array", "items": {"type": "string"}},
                "secretNote": {"type": "string", "secret": true}, "settings": {"$ref": "#/types/rec:index:Settings"},
                "arn": {"type": "string"}, "serial": {"type": "integer"}, "endpoint": {"$ref": "#/types/rec:index:Endpoint"},
                "servers": {"type": "array", "items": {"$ref": "#/types/rec:index:Endpoint"}}, "digest": {"type": "string", "secret": true}}
            },
            "rec:index:Box": {
              "inputProperties": {"value": {"$ref": "pulumi.json#/Any"}, "other": {"$ref": "pulumi.json#/Any"}},
              "properties": {"value": {"$ref": "pulumi.json#/Any"}, "other": {"$ref": "pulumi.json#/Any"}}
            }
          },
          "functions": {
            "rec:index:echo": {
              "inputs": {"properties": {"value": {"$ref": "pulumi.json#/Any"}, "other": {"$ref": "pulumi.json#/Any"}}},
              "outputs": {"properties": {"value": {"$ref": "pulumi.json#/Any"}, "other": {"$ref": "pulumi.json#/Any"}}}},
            "rec:index:add": {
              "inputs": {"properties": {"a": {"type": "number"}, "b": {"type": "number"}}},
              "outputs": {"type": "number"}},
            "rec:index:getThing": {
              "inputs": {"properties": {"id": {"type": "string"}}},
              "outputs": {"properties": {"name": {"type": "string"}, "size": {"type": "integer"}, "secretNote": {"type": "string", "secret": true}}}}
          }
        }
        """));
}
