'use strict';
// Launch, life and limits.
const assert = require('node:assert/strict');
const net = require('node:net');
const { connect, pb } = require('../client.cjs');
const { startEngine } = require('../engine.cjs');
const { startProcess } = require('../process.cjs');
const { failureOf } = require('../trial.cjs');

const UNIMPLEMENTED = 12;

module.exports = {
  async 'the first bytes of stdout are the port, and it answers at once'(t) {
    const started = Date.now();
    assert.match(await t.plugin.info(), /^\d+\.\d+\.\d+$/);
    assert.ok(Date.now() - started < 1000);
  },

  async 'it listens on the loopback address only'(t) {
    const own = Object.values(require('node:os').networkInterfaces()).flat().find(one => one.family === 'IPv4' && !one.internal);
    if (own) {
      await assert.rejects(new Promise((resolve, reject) => {
        const socket = net.connect(t.child.port, own.address, resolve);
        socket.once('error', reject);
      }));
    }
  },

  async 'it starts without arguments and with all that an engine may give'(t) {
    for (const args of [[], ['--logtostderr', '-v=9', '--tracing', 'tcp://127.0.0.1:1', t.engine.address], ['127.0.0.1:1'], ['--unknown', t.engine.address]]) {
      const child = await startProcess(t.place.plugin, args);
      const plugin = connect(child.port);
      assert.match(await plugin.info(), /^\d/);
      plugin.close();
      assert.deepEqual(await child.stop(), { code: 0, signal: null });
      assert.equal(child.seen.stdout, `${child.port}\n`);
    }
  },

  async 'an engine that cannot be reached does no harm'(t) {
    const child = await startProcess(t.place.plugin, ['127.0.0.1:1']);
    const plugin = connect(child.port);
    await plugin.configure(t.config());
    await t.fault({ refuse: { match: 'SHOW FRONTENDS', error: { code: 1105, message: 'busy' }, count: 100 } });
    const name = t.name();
    const answer = await plugin.create({ urn: t.urn(name), name, type: t.type, properties: t.inputs(name), preview: true });
    assert.equal(answer.id, '');
    plugin.close();
    assert.equal((await child.stop()).code, 0);
  },

  async 'its version is that of its schema'(t) {
    assert.equal(await t.plugin.info(), JSON.parse(await t.plugin.schema()).version);
  },

  async 'Handshake and Configure promise the same'(t) {
    const shaken = await t.plugin.handshake();
    const configured = await t.plugin.configure(t.config());
    assert.equal(shaken.getAcceptSecrets(), configured.getAcceptsecrets());
    assert.equal(shaken.getAcceptResources(), configured.getAcceptresources());
    assert.equal(shaken.getSupportsAutonamingConfiguration(), configured.getSupportsAutonamingConfiguration());
    assert.equal(configured.getSupportspreview(), true);
    assert.equal(shaken.getAcceptSecrets(), true);
  },

  async 'without Handshake everything works'(t) {
    await t.plugin.configure(t.config());
    const made = await t.create(t.name());
    await t.remove(made);
  },

  async 'Attach switches the engine'(t) {
    const other = await startEngine();
    try {
      await t.plugin.attach(other.address);
      await t.plugin.configure(t.config());
      await t.sql(`SELECT 1`);
      const name = t.name();
      await t.fault({ refuse: { match: 'SHOW FRONTENDS', error: { code: 1105, message: 'busy' }, count: 100 } });
      await t.plugin.create({ urn: t.urn(name), name, type: t.type, properties: t.inputs(name), preview: true });
      assert.equal(t.engine.logs.length, 0);
      assert.ok(other.logs.length > 0);
    } finally {
      other.stop();
    }
  },

  async 'Cancel answers at once: before, after and during'(t) {
    const quick = async () => {
      const started = Date.now();
      await t.plugin.cancel();
      assert.ok(Date.now() - started < 1000);
    };
    await quick();
    await t.configured();
    await quick();
    await t.configured();
    await t.fault({ delay: { match: 'CREATE REPOSITORY', seconds: 20 } });
    const going = t.create(t.name()).then(() => 'done', error => error.failure);
    await waitFor(async () => (await t.statements()).some(sql => /CREATE\s+REPOSITORY/.test(sql)) || (await t.engine.logs.length) > 0, 3000);
    await quick();
    const failure = await going;
    assert.equal(failure.code, 1, JSON.stringify(failure));
    assert.match(failure.text, /DDR\d{4}/);
  },

  async 'after Cancel the process serves again'(t) {
    await t.configured();
    await t.plugin.cancel();
    await t.configured();
    const made = await t.create(t.name());
    await t.remove(made);
  },

  async 'SIGINT and SIGTERM end it within 5 s, even with a call under way'(t) {
    for (const signal of ['SIGINT', 'SIGTERM']) {
      const child = await startProcess(t.place.plugin, [t.engine.address]);
      const plugin = connect(child.port);
      await plugin.configure(t.config());
      await t.fault({ delay: { match: 'SHOW FRONTENDS', seconds: 30 } });
      const going = plugin.invoke('dorisdr:index:getCluster').then(() => 'done', () => 'failed');
      await new Promise(resolve => setTimeout(resolve, 300));
      const started = Date.now();
      child.signal(signal);
      assert.deepEqual(await child.exited, { code: 0, signal: null });
      assert.ok(Date.now() - started < 5000);
      assert.equal(await going, 'failed');
      plugin.close();
      await t.fault({ clear: true });
    }
  },

  async '100 MiB go in and come back'(t) {
    await t.configured();
    const long = 'x'.repeat(100 * 1024 * 1024);
    const name = t.name();
    const answer = await t.plugin.check({ urn: t.urn(name), name, type: t.type, olds: {}, news: t.inputs(name, { properties: { note: long } }) });
    assert.equal(answer.failures.length + (answer.inputs ? 1 : 0) > 0, true);
    if (answer.inputs) {
      assert.equal(answer.inputs.properties.note.length, long.length);
    }
  },

  async '300 calls at once are all answered'(t) {
    await t.configured();
    await t.forgetStatements();
    const calls = [];
    for (let i = 0; i < 150; i++) {
      const name = t.name();
      calls.push(t.plugin.check({ urn: t.urn(name), name, type: t.type, olds: {}, news: t.inputs(name) }).then(a => assert.deepEqual(a.failures, [])));
      calls.push(t.plugin.invoke('dorisdr:index:getCluster').then(a => assert.match(a.result.clusterId, /^\d+$/)));
    }
    await Promise.all(calls);
    const listings = (await t.statements()).filter(sql => /SHOW\s+FRONTENDS/i.test(sql)).length;
    assert.ok(listings <= 2, `${listings} listings for 150 calls`);
  },

  async 'methods that it does not serve answer UNIMPLEMENTED'(t) {
    for (const [method, request] of [['construct', new pb.ConstructRequest()], ['call', new pb.CallRequest()], ['parameterize', new pb.ParameterizeRequest()]]) {
      assert.equal((await failureOf(t.plugin.call(method, request))).code, UNIMPLEMENTED, method);
    }
  },

  async 'GetMapping answers nothing for any provider'(t) {
    const answer = await t.plugin.call('getMapping', new pb.GetMappingRequest());
    assert.equal(answer.getData_asU8().length, 0);
  },

  async 'an engine that ends while it logs does no harm'(t) {
    await t.configured();
    t.engine.stop();
    await t.fault({ refuse: { match: 'SHOW FRONTENDS', error: { code: 1105, message: 'busy' }, count: 100 } });
    const name = t.name();
    const answer = await t.plugin.create({ urn: t.urn(name), name, type: t.type, properties: t.inputs(name), preview: true });
    assert.equal(answer.id, '');
  },
};

async function waitFor(condition, milliseconds) {
  const end = Date.now() + milliseconds;
  while (Date.now() < end && !(await condition())) {
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
