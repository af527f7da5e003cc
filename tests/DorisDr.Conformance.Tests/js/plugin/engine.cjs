'use strict';
// An Engine server that keeps what is logged to it.
const grpc = require('@grpc/grpc-js');
const engineGrpc = require('@pulumi/pulumi/proto/engine_grpc_pb');
const { LogSeverity } = require('@pulumi/pulumi/proto/engine_pb');
const { Empty } = require('google-protobuf/google/protobuf/empty_pb.js');

const SEVERITIES = Object.fromEntries(Object.entries(LogSeverity).map(([name, number]) => [number, name.toLowerCase()]));

async function startEngine() {
  const logs = [];
  const server = new grpc.Server();
  server.addService(engineGrpc.EngineService, {
    log(call, answer) {
      const request = call.request;
      logs.push({
        severity: SEVERITIES[request.getSeverity()],
        message: request.getMessage(),
        urn: request.getUrn(),
        ephemeral: request.getEphemeral(),
        stream: request.getStreamid(),
      });
      answer(null, new Empty());
    },
  });
  const port = await new Promise((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound))));
  return { address: `127.0.0.1:${port}`, logs, stop: () => server.forceShutdown() };
}

module.exports = { startEngine };
