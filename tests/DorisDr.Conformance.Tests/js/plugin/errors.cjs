'use strict';
// What a failed call tells besides code and text: the details in its trailer, read by Pulumi's own messages.
const provider = require('@pulumi/pulumi/proto/provider_pb');
const { Status } = require('@pulumi/pulumi/proto/status_pb');
const { fromStruct } = require('./values.cjs');

const TYPES = {
  'type.googleapis.com/pulumirpc.ErrorResourceInitFailed': bytes => {
    const message = provider.ErrorResourceInitFailed.deserializeBinary(bytes);
    return {
      type: 'ErrorResourceInitFailed',
      id: message.getId(),
      properties: fromStruct(message.getProperties()),
      inputs: fromStruct(message.getInputs()),
      reasons: message.getReasonsList(),
    };
  },
  'type.googleapis.com/pulumirpc.ConfigureErrorMissingKeys': bytes => ({
    type: 'ConfigureErrorMissingKeys',
    keys: provider.ConfigureErrorMissingKeys.deserializeBinary(bytes).getMissingkeysList().map(key => key.getName()),
  }),
};

/** The failure as {code, text, detail}. A trailer that Go would not take fails loudly. */
function readFailure(error) {
  if (typeof error.code !== 'number') {
    throw error;
  }
  const trailers = error.metadata ? error.metadata.get('grpc-status-details-bin') : [];
  if (trailers.length === 0) {
    return { code: error.code, text: error.details, detail: undefined };
  }
  if (trailers.length > 1) {
    throw new Error(`${trailers.length} trailers with details`);
  }
  const status = Status.deserializeBinary(new Uint8Array(trailers[0]));
  if (status.getCode() !== error.code) {
    throw new Error(`the details say code ${status.getCode()}, the status ${error.code}`);
  }
  if (status.getDetailsList().length !== 1) {
    throw new Error(`${status.getDetailsList().length} details`);
  }
  const any = status.getDetailsList()[0];
  const read = TYPES[any.getTypeUrl()];
  if (!read) {
    throw new Error(`a detail of the unknown type ${any.getTypeUrl()}`);
  }
  return { code: error.code, text: status.getMessage(), detail: read(any.getValue_asU8()) };
}

module.exports = { readFailure };
