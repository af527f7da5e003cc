'use strict';
// Property values as the engine puts them on the wire: a Struct in which one key marks special objects.
const { Struct } = require('google-protobuf/google/protobuf/struct_pb.js');

const KEY = '4dabf18193072939515e22adb298388d';
const SECRET = '1b47061264138c4ac30d75fd1eb44270';
const ASSET = 'c44067f5952c0a294b673a41bacd8c17';
const ARCHIVE = '0def7320c3a5731c473e5ecbe6d01bc7';
const REFERENCE = '5cf8f73096256a8f31e491e813e4eb8e';
const OUTPUT = 'd0e6a833031e9bbcd3f4e8bde6ca49a4';
const UNKNOWN = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';

/** All sentinels, by the kind that they stand for. */
const UNKNOWNS = {
  string: UNKNOWN,
  bool: '1c4a061d-8072-4f0a-a4cb-0ff528b18fe7',
  number: '3eeb2bf0-c639-47a8-9e75-3b44932eb421',
  array: '6a19a0b0-7e62-4c92-b797-7f8e31da9cc2',
  asset: '030794c1-ac77-496b-92df-f27374a8bd58',
  archive: 'e48ece36-62e2-4504-bad9-02848725956a',
  object: 'dd056dcd-154b-4c76-9bd3-c8f88648b5ff',
};

const special = (signature, rest) => ({ [KEY]: signature, ...rest });
const secret = value => special(SECRET, { value });
const toStruct = object => Struct.fromJavaScript(object);
const fromStruct = struct => (struct ? struct.toJavaScript() : undefined);
const isSecret = value => value !== null && typeof value === 'object' && value[KEY] === SECRET;

/** Calls visit(value, path, insideSecret) for every value below, leaves and containers. */
function walk(value, visit, path = '', inside = false) {
  visit(value, path, inside);
  if (value !== null && typeof value === 'object') {
    for (const [key, child] of Object.entries(value)) {
      walk(child, visit, path ? `${path}.${key}` : key, inside || isSecret(value));
    }
  }
}

/** Where unknowns stand. */
function unknownsIn(value) {
  const found = [];
  const texts = new Set(Object.values(UNKNOWNS));
  walk(value, (child, path) => texts.has(child) && found.push(path));
  return found;
}

/** Where a text stands outside of a secret. */
function plainlyHolding(value, text) {
  const found = [];
  walk(value, (child, path, inside) => !inside && typeof child === 'string' && child.includes(text) && found.push(path));
  return found;
}

module.exports = {
  KEY, SECRET, ASSET, ARCHIVE, REFERENCE, OUTPUT, UNKNOWN, UNKNOWNS,
  special, secret, toStruct, fromStruct, isSecret, walk, unknownsIn, plainlyHolding,
};
