'use strict';
// Schema, CheckConfig, DiffConfig, Configure.
const assert = require('node:assert/strict');
const { failureOf } = require('../trial.cjs');
const { UNKNOWN, secret, isSecret, unknownsIn } = require('../values.cjs');

const URN = 'urn:pulumi:dev::shop::pulumi:providers:dorisdr::default';
const check = (t, news, olds = {}) => t.plugin.checkConfig({ urn: URN, olds, news });
const diff = (t, olds, news) => t.plugin.diffConfig({ urn: URN, olds, oldInputs: olds, news });
const changed = (before, after) => ({ ...before, ...after });

module.exports = {
  async 'the schema comes before Configure and is the one that is checked in'(t) {
    assert.deepEqual(JSON.parse(await t.plugin.schema()), require('../../../../../schema/dorisdr.schema.json'));
  },

  async 'another version of the schema is refused'(t) {
    assert.equal((await failureOf(t.plugin.schema(1))).code, 3);
  },

  async 'every token of the schema is served and others are refused'(t) {
    await t.configured();
    const schema = JSON.parse(await t.plugin.schema());
    for (const type of Object.keys(schema.resources)) {
      const answer = await t.plugin.check({ urn: `urn:pulumi:dev::shop::${type}::x`, name: 'x', type, olds: {}, news: {} });
      assert.ok(answer.inputs || answer.failures.length > 0, type);
    }
    for (const token of Object.keys(schema.functions)) {
      const answer = await t.plugin.invoke(token);
      assert.deepEqual(answer.failures, [], token);
      for (const name of schema.functions[token].outputs.required ?? []) {
        assert.ok(name in answer.result, `${token}: ${name}`);
      }
    }
    const unknown = await failureOf(t.plugin.check({ urn: 'urn:pulumi:dev::shop::dorisdr:index:Repositry::x', name: 'x', type: 'dorisdr:index:Repositry', olds: {}, news: {} }));
    assert.match(unknown.text, /DDR\d{4}.*Repositry.*dorisdr:index:Repository/s);
    assert.match((await failureOf(t.plugin.invoke('dorisdr:index:getClustr'))).text, /DDR\d{4}.*getCluster/s);
  },

  async 'CheckConfig echoes what it is given, the version too, and nothing of the environment'(t) {
    const { inputs, failures } = await check(t, { endpoints: '["127.0.0.1:9030"]', version: '1.2.3' });
    assert.deepEqual(failures, []);
    assert.equal(inputs.version, '1.2.3');
    assert.deepEqual(Object.keys(inputs).sort(), ['endpoints', 'version']);
    assert.deepEqual(typeof inputs.endpoints === 'string' ? JSON.parse(inputs.endpoints) : inputs.endpoints, ['127.0.0.1:9030']);
  },

  async 'CheckConfig takes JSON texts and natural values'(t) {
    const tls = { mode: 'required' };
    const clusters = { standby: { endpoints: ['127.0.0.1:9031'] } };
    for (const news of [
      { endpoints: '["h:1"]', maxConnections: '8', tls: JSON.stringify(tls), clusters: JSON.stringify(clusters) },
      { endpoints: ['h:1'], maxConnections: 8, tls, clusters },
    ]) {
      assert.deepEqual((await check(t, news)).failures, [], JSON.stringify(news));
    }
  },

  async 'CheckConfig keeps unknowns and invents none'(t) {
    const { inputs, failures } = await check(t, { endpoints: ['h:1'], password: UNKNOWN });
    assert.deepEqual(failures, []);
    assert.deepEqual(unknownsIn(inputs).map(path => path.split('.')[0]), ['password']);
  },

  async 'CheckConfig names the property of every problem, all at once'(t) {
    const { failures } = await check(t, { endpoints: ['h:port'], maxConnections: 0, tls: { mode: 'sometimes' }, colour: 'red' });
    assert.deepEqual([...new Set(failures.map(f => f.property.split(/[.[]/)[0]))].sort(), ['colour', 'endpoints', 'maxConnections', 'tls']);
    for (const failure of failures) {
      assert.match(failure.reason, /^DDR\d{4}: /);
    }
  },

  async 'CheckConfig keeps secrets secret'(t) {
    const { inputs } = await check(t, { endpoints: ['h:1'], password: secret('canary-in-config') });
    assert.ok(isSecret(inputs.password));
    assert.ok(isSecret((await check(t, { endpoints: ['h:1'], password: 'canary-in-config' })).inputs.password));
  },

  async 'DiffConfig: nothing, an update, never a replacement without need'(t) {
    const old = (await check(t, { endpoints: ['h:1'], username: 'a', password: secret('p') })).inputs;
    assert.equal((await diff(t, old, old)).changes, 'NONE');
    const password = await diff(t, old, changed(old, { password: secret('q') }));
    assert.deepEqual([password.changes, password.replaces], ['SOME', []]);
    const endpoints = await diff(t, old, changed(old, { endpoints: ['h:2'] }));
    assert.deepEqual([endpoints.changes, endpoints.replaces], ['SOME', []]);
  },

  async 'Configure works without CheckConfig, with defaults and the environment'(t) {
    await t.plugin.configure({ endpoints: JSON.stringify([t.place.mysql]) });
    assert.match((await t.plugin.invoke('dorisdr:index:getCluster')).result.clusterId, /^\d+$/);
  },

  async 'Configure takes secrets, at the top and below'(t) {
    await t.configured({
      clusters: { standby: { endpoints: [t.place.mysql], username: 'dr', password: secret(t.place.password) } },
    });
    const { result } = await t.plugin.invoke('dorisdr:index:getCluster', { cluster: 'standby' });
    assert.match(result.clusterId, /^\d+$/);
    const { result: whole } = await (await t.configured({ clusters: secret({ standby: { endpoints: [t.place.mysql], username: 'dr', password: t.place.password } }) }),
      t.plugin.invoke('dorisdr:index:getCluster', { cluster: 'standby' }));
    assert.equal(whole.clusterId, result.clusterId);
  },

  async 'a cluster without endpoints is named by its key, before anything connects'(t) {
    const clusters = { standby: { username: 'dr' } };
    const { failures } = await check(t, { clusters });
    assert.deepEqual(failures.map(f => f.property), ['clusters.standby.endpoints']);
    const failure = await failureOf(t.plugin.configure({ clusters: JSON.stringify(clusters) }));
    assert.match(failure.text, /DDR\d{4}.*clusters\.standby\.endpoints/s);
  },

  async 'a second Configure counts alone'(t) {
    await t.configured({ endpoints: JSON.stringify(['127.0.0.1:1']) });
    assert.match((await failureOf(t.plugin.invoke('dorisdr:index:getCluster'))).text, /DDR1111/);
    await t.configured();
    assert.match((await t.plugin.invoke('dorisdr:index:getCluster')).result.clusterId, /^\d+$/);
    await t.configured({ password: secret('canary-wrong') });
    const wrong = await failureOf(t.plugin.invoke('dorisdr:index:getCluster'));
    assert.match(wrong.text, /DDR\d{4}.*password/is);
    assert.doesNotMatch(wrong.text, /canary/);
  },

  async 'over TLS with a verified certificate'(t) {
    const [, port] = t.place.mysql.split(':');
    const tls = caFile => ({ endpoints: JSON.stringify([`localhost:${port}`]), tls: JSON.stringify({ mode: 'verifyFull', caFile }) });
    await t.configured(tls(t.place.caFile));
    const made = await t.create(t.name());
    assert.equal((await t.diff(made, made.inputs)).changes, 'NONE');
    await t.remove(made);

    // Without the authority, with a foreign one, or under another name the connection is refused, and the error says why.
    for (const refused of [
      tls(undefined), tls(t.place.otherCaFile),
      { tls: JSON.stringify({ mode: 'verifyFull', caFile: t.place.caFile }) },
    ]) {
      await t.configured(refused);
      assert.match((await failureOf(t.plugin.invoke('dorisdr:index:getCluster'))).text, /DDR\d{4}.*(TLS|certificate)/is);
    }

    // The name is not part of what verifyCa checks.
    await t.configured({ tls: JSON.stringify({ mode: 'verifyCa', caFile: t.place.caFile }) });
    assert.match((await t.plugin.invoke('dorisdr:index:getCluster')).result.clusterId, /^\d+$/);
  },
};
