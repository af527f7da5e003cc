'use strict';
// Pulumi's own stub of ResourceProvider, with promises and plain objects.
const grpc = require('@grpc/grpc-js');
const { ResourceProviderClient } = require('@pulumi/pulumi/proto/provider_grpc_pb');
const pb = require('@pulumi/pulumi/proto/provider_pb');
const plugin = require('@pulumi/pulumi/proto/plugin_pb');
const { Empty } = require('google-protobuf/google/protobuf/empty_pb.js');
const { toStruct, fromStruct } = require('./values.cjs');
const { readFailure } = require('./errors.cjs');

const DEADLINE = 90_000;
const LARGEST = 400 * 1024 * 1024;
const CHANGES = { 0: 'UNKNOWN', 1: 'NONE', 2: 'SOME' };
const KINDS = ['ADD', 'ADD_REPLACE', 'DELETE', 'DELETE_REPLACE', 'UPDATE', 'UPDATE_REPLACE'];

function connect(port) {
  const stub = new ResourceProviderClient(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), {
    'grpc.max_receive_message_length': LARGEST,
    'grpc.max_send_message_length': LARGEST,
    'grpc.enable_retries': 0,
  });

  /** Rejects with the gRPC error; its `failure` is what an engine reads from it. */
  const call = (method, request) =>
    new Promise((resolve, reject) =>
      stub[method](request, new grpc.Metadata(), { deadline: Date.now() + DEADLINE }, (error, response) => {
        if (!error) {
          return resolve(response);
        }
        try {
          error.failure = readFailure(error);
        } catch (problem) {
          return reject(problem);
        }
        return reject(error);
      }));

  const check = async (method, request) => {
    const response = await call(method, fill(new pb.CheckRequest(), request));
    return {
      inputs: fromStruct(response.getInputs()),
      failures: response.getFailuresList().map(f => ({ property: f.getProperty(), reason: f.getReason() })),
    };
  };

  const diff = async (method, request) => {
    const response = await call(method, fill(new pb.DiffRequest(), request));
    const detailed = {};
    response.getDetaileddiffMap().forEach((value, key) => {
      detailed[key] = { kind: KINDS[value.getKind()], inputDiff: value.getInputdiff() };
    });
    return {
      changes: CHANGES[response.getChanges()],
      replaces: response.getReplacesList(),
      diffs: response.getDiffsList(),
      deleteBeforeReplace: response.getDeletebeforereplace(),
      hasDetailed: response.getHasdetaileddiff(),
      detailed,
    };
  };

  return {
    call,
    close: () => stub.close(),
    handshake: (request = {}) => call('handshake', fill(new pb.ProviderHandshakeRequest(), request)),
    attach: address => call('attach', fill(new plugin.PluginAttach(), { address })),
    info: async () => (await call('getPluginInfo', new Empty())).getVersion(),
    cancel: () => call('cancel', new Empty()),
    schema: async (version = 0) => (await call('getSchema', fill(new pb.GetSchemaRequest(), { version }))).getSchema(),
    configure: args => call('configure', fill(new pb.ConfigureRequest(), { args, acceptsecrets: true, acceptresources: true })),
    checkConfig: request => check('checkConfig', request),
    diffConfig: request => diff('diffConfig', request),
    check: request => check('check', request),
    diff: request => diff('diff', request),
    async create(request) {
      const response = await call('create', fill(new pb.CreateRequest(), request));
      return { id: response.getId(), properties: fromStruct(response.getProperties()) };
    },
    async read(request) {
      const response = await call('read', fill(new pb.ReadRequest(), request));
      return { id: response.getId(), properties: fromStruct(response.getProperties()), inputs: fromStruct(response.getInputs()) };
    },
    async update(request) {
      return { properties: fromStruct((await call('update', fill(new pb.UpdateRequest(), request))).getProperties()) };
    },
    delete: request => call('delete', fill(new pb.DeleteRequest(), request)),
    async invoke(tok, args = {}, preview = false) {
      const response = await call('invoke', fill(new pb.InvokeRequest(), { tok, args, preview }));
      return {
        result: fromStruct(response.getReturn()),
        failures: response.getFailuresList().map(f => ({ property: f.getProperty(), reason: f.getReason() })),
      };
    },
    list: request => list(stub, fill(new pb.ListRequest(), request)),
  };
}

/** Sets fields by their name, in whatever case; plain objects become Structs. */
function fill(message, fields) {
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) {
      continue;
    }
    const wanted = `set${name.replaceAll('_', '')}${Array.isArray(value) ? 'list' : ''}`.toLowerCase();
    const setter = Object.keys(Object.getPrototypeOf(message)).find(key => key.toLowerCase() === wanted);
    if (!setter) {
      throw new Error(`the message has no field ${name}`);
    }
    const isPlain = value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype;
    message[setter](isPlain ? toStruct(value) : value);
  }
  return message;
}

function list(stub, request) {
  return new Promise((resolve, reject) => {
    const seen = { results: [], continuation: '', isComputed: false, order: [] };
    const stream = stub.list(request, new grpc.Metadata(), { deadline: Date.now() + DEADLINE });
    stream.on('data', message => {
      if (message.hasResult()) {
        seen.results.push({ id: message.getResult().getId(), name: message.getResult().getName() });
        seen.order.push('result');
      } else if (message.hasContinuation()) {
        seen.continuation = message.getContinuation().getContinuationToken();
        seen.order.push('continuation');
      } else {
        seen.isComputed = message.hasComputed();
        seen.order.push('computed');
      }
    });
    stream.on('error', reject);
    stream.on('end', () => resolve(seen));
  });
}

module.exports = { connect, fill, pb };
