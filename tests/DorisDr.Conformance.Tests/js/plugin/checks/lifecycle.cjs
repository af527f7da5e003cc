'use strict';
// Create, Read, Update, Delete, List, Invoke on a cluster.
const assert = require('node:assert/strict');
const { failureOf } = require('../trial.cjs');
const { UNKNOWN, secret, isSecret, unknownsIn, plainlyHolding } = require('../values.cjs');

const DEADLINE = 4;
const withS3 = (inputs, s3) => ({ ...inputs, s3: { ...inputs.s3, ...s3 } });
const request = (t, name, more = {}) => ({ urn: t.urn(name), name, type: t.type, ...more });
const writes = statements => statements.filter(sql => /^\s*(CREATE|ALTER|DROP)\b/i.test(sql));

module.exports = {
  async 'Create in a preview writes nothing, has no id and invents no outputs'(t) {
    await t.configured();
    const name = t.name();
    const { inputs } = await t.plugin.check(request(t, name, { olds: {}, news: t.inputs(name) }));
    await t.forgetStatements();
    const answer = await t.plugin.create(request(t, name, { properties: inputs, preview: true }));
    assert.deepEqual([answer.id, writes(await t.statements())], ['', []]);
    for (const [key, value] of Object.entries(inputs)) {
      assert.deepEqual(answer.properties[key], value, key);
    }
    const unknown = await t.plugin.create(request(t, name, { properties: { ...inputs, location: UNKNOWN }, preview: true }));
    assert.ok(unknownsIn(unknown.properties).includes('location'));
    assert.equal(t.engine.logs.filter(log => log.severity === 'error').length, 0);
  },

  async 'Create answers an id, all that the schema requires and no unknown'(t) {
    await t.configured();
    const made = await t.create(t.name());
    const { required } = JSON.parse(await t.plugin.schema()).resources[t.type];
    assert.equal(made.id, made.name);
    assert.deepEqual(required.filter(name => made.properties[name] === undefined), []);
    assert.deepEqual(unknownsIn(made.properties), []);
    assert.ok((await t.repositories()).includes(made.name));
    assert.deepEqual(t.engine.logs.filter(log => log.severity === 'error'), []);
  },

  async 'secret inputs are secret outputs'(t) {
    await t.configured();
    const made = await t.create(t.name());
    assert.ok(isSecret(made.properties.s3.accessKey) && isSecret(made.properties.s3.secretKey));
    assert.deepEqual(plainlyHolding(made.properties, t.place.secretKey), []);
  },

  async 'Create again takes over what is there'(t) {
    await t.configured();
    const made = await t.create(t.name());
    const again = await t.plugin.create(request(t, made.name, { properties: made.inputs }));
    assert.deepEqual([again.id, again.properties], [made.id, made.properties]);
  },

  async 'Create on what differs is refused and names the import'(t) {
    await t.configured();
    const made = await t.create(t.name());
    const failure = await failureOf(t.plugin.create(request(t, made.name, { properties: { ...made.inputs, location: `s3://${t.place.bucket}/other` } })));
    assert.equal(failure.detail, undefined);
    assert.match(failure.text, /DDR\d{4}.*import/s);
    assert.deepEqual((await t.repositories()).filter(name => name === made.name), [made.name]);
  },

  async 'Create that is refused before anything exists has no detail'(t) {
    await t.configured();
    const name = t.name();
    const failure = await failureOf(t.plugin.create(request(t, name, { properties: t.inputs(name, { location: 's3://no-such-bucket/p' }) })));
    assert.equal(failure.detail, undefined);
    assert.match(failure.text, /DDR\d{4}/);
    assert.ok(!(await t.repositories()).includes(name));
  },

  async 'Create whose answer is lost finds what it made'(t) {
    await t.configured();
    const name = t.name();
    await t.fault({ drop: { match: 'CREATE REPOSITORY', when: 'after' } });
    const made = await t.create(name);
    assert.equal(made.id, name);
  },

  async 'a short timeout is kept and says so'(t) {
    await t.configured();
    const name = t.name();
    await t.fault({ delay: { match: 'CREATE REPOSITORY', seconds: 20 } });
    const started = Date.now();
    const failure = await failureOf(t.plugin.create(request(t, name, { properties: t.inputs(name), timeout: 1 })));
    assert.ok(Date.now() - started < 10_000);
    assert.ok(failure.code === DEADLINE || failure.detail?.type === 'ErrorResourceInitFailed', JSON.stringify(failure));
    assert.match(failure.text, /DDR\d{4}/);
  },

  async 'Update changes the cluster; without a difference it succeeds too'(t) {
    await t.configured();
    const made = await t.create(t.name());
    const same = await t.update(made, made.inputs);
    assert.deepEqual(same.properties, made.properties);
    const news = { ...made.inputs, properties: { note: 'changed' } };
    await t.forgetStatements();
    const preview = await t.update(made, news, { preview: true });
    assert.deepEqual([preview.properties.properties, writes(await t.statements())], [{ note: 'changed' }, []]);
    const updated = await t.update(made, news);
    assert.deepEqual(updated.properties.properties, { note: 'changed' });
    assert.match(await t.settings(made.name), /"note"\s*=\s*"changed"/);
    assert.equal((await t.diff({ ...made, properties: updated.properties, inputs: news }, news)).changes, 'NONE');
  },

  async 'Update that is refused leaves the cluster as it was'(t) {
    await t.configured();
    const made = await t.create(t.name());
    const before = await t.settings(made.name);
    const failure = await failureOf(t.update(made, withS3(made.inputs, { secretKey: secret('canary-refused') })));
    assert.match(failure.text, /DDR\d{4}/);
    assert.equal(await t.settings(made.name), before);
    if (failure.detail) {
      assert.equal(failure.detail.properties.location, made.inputs.location);
    }
  },

  async 'Delete of what is there, what is gone and what never was'(t) {
    await t.configured();
    const made = await t.create(t.name());
    await t.remove(made);
    assert.ok(!(await t.repositories()).includes(made.name));
    await t.remove(made);
    await t.remove({ ...made, id: 'neverwas', name: 'neverwas', urn: t.urn('neverwas') });
  },

  async 'Delete that fails says why'(t) {
    await t.configured();
    const made = await t.create(t.name());
    await t.fault({ refuse: { match: 'DROP REPOSITORY', error: { code: 1105, message: 'errCode = 2, detailMessage = busy' }, count: 100 } });
    const failure = await failureOf(t.remove(made));
    assert.match(failure.text, /DDR\d{4}.*busy/s);
    assert.ok((await t.repositories()).includes(made.name));
  },

  async 'Read of what is missing answers nothing; of an error an error'(t) {
    await t.configured();
    const made = await t.create(t.name());
    await t.sql(`DROP REPOSITORY ${made.name}`);
    assert.deepEqual(await t.read(made), { id: '', properties: undefined, inputs: undefined });
    await t.configured({ endpoints: JSON.stringify(['127.0.0.1:1']) });
    assert.match((await failureOf(t.read(made))).text, /DDR1111/);
    await t.configured();
    await t.fault({ refuse: { match: 'SHOW REPOSITORIES', error: { code: 1227, message: 'Access denied; you need (at least one of) the (ADMIN) privilege(s) for this operation' }, count: 100 } });
    assert.match((await failureOf(t.read(made))).text, /DDR\d{4}.*GRANT/s);
  },

  async 'import: by the id alone, checked, and nothing to change'(t) {
    await t.configured();
    const made = await t.create(t.name());
    for (const empty of [{ properties: undefined, inputs: undefined }, { properties: {}, inputs: {} }]) {
      const read = await t.read(made, empty);
      assert.equal(read.id, made.id);
      assert.equal(read.inputs.location, made.inputs.location);
      const checked = await t.plugin.check(request(t, made.name, { olds: read.inputs, news: read.inputs }));
      assert.deepEqual(checked.failures, []);
      assert.equal((await t.diff({ ...made, properties: read.properties, inputs: read.inputs }, checked.inputs)).changes, 'NONE');
    }
  },

  async 'Read after Create: equal outputs, secrets kept, no difference'(t) {
    await t.configured();
    const made = await t.create(t.name());
    const read = await t.read(made);
    assert.deepEqual([read.inputs, read.properties], [made.inputs, made.properties]);
    assert.deepEqual(unknownsIn(read.properties), []);
    assert.equal((await t.diff({ ...made, properties: read.properties, inputs: read.inputs }, made.inputs)).changes, 'NONE');
  },

  async 'drift made by hand is seen by its path'(t) {
    await t.configured();
    const made = await t.create(t.name());
    await t.sql(`ALTER REPOSITORY ${made.name} PROPERTIES ("s3.region" = "eu-west-9")`);
    await t.configured();
    const read = await t.read(made);
    const seen = await t.diff({ ...made, properties: read.properties, inputs: read.inputs }, made.inputs);
    assert.deepEqual(Object.keys(seen.detailed), ['s3.region']);
  },

  async 'another cluster behind the endpoint is an error, never gone'(t) {
    await t.configured();
    const made = await t.create(t.name());
    await t.configured({ endpoints: JSON.stringify([t.place.otherMysql]) });
    for (const call of [() => t.read(made), () => t.remove(made), () => t.update(made, made.inputs)]) {
      assert.match((await failureOf(call())).text, /DDR\d{4}.*ClusterId/s);
    }
    assert.ok((await t.repositories()).includes(made.name));
  },

  async 'List: pages, limits, and ids that can be imported'(t) {
    await t.configured();
    const names = [];
    for (let i = 0; i < 5; i++) {
      names.push((await t.create(t.name())).name);
    }
    const mine = results => results.map(one => one.name).filter(name => names.includes(name)).sort();
    const all = await t.plugin.list({ token: t.type, query: {} });
    assert.deepEqual(mine(all.results), [...names].sort());
    assert.equal(all.continuation, '');
    assert.equal((await t.plugin.list({ token: t.type, query: {}, limit: 2 })).results.length, 2);
    const paged = [];
    let token = '';
    do {
      const page = await t.plugin.list({ token: t.type, query: {}, page_size: 2, pagesize: 2, continuation_token: token, continuationtoken: token });
      assert.ok(page.results.length <= 2);
      paged.push(...page.results);
      token = page.continuation;
    } while (token);
    assert.deepEqual(mine(paged), [...names].sort());
    const one = all.results.find(result => result.name === names[0]);
    const read = await t.plugin.read(request(t, 'imported', { id: one.id }));
    assert.equal(read.inputs.name, names[0]);
    assert.ok((await t.plugin.list({ token: t.type, query: { cluster: UNKNOWN } })).isComputed);
  },

  async 'Invoke: declared outputs, bad arguments, and in a preview'(t) {
    await t.configured();
    const made = await t.create(t.name());
    const { result } = await t.plugin.invoke('dorisdr:index:getRepositories', {}, true);
    assert.ok(result.repositories.some(one => one.name === made.name && one.location === made.inputs.location));
    assert.deepEqual(unknownsIn(result), []);
    t.refuseSecrets(JSON.stringify(result));
    const { failures } = await t.plugin.invoke('dorisdr:index:getCluster', { clutser: 'x' });
    assert.deepEqual(failures.map(f => f.property), ['clutser']);
    const nowhere = await t.plugin.invoke('dorisdr:index:getCluster', { cluster: 'nowhere' }).then(a => JSON.stringify(a.failures), e => e.failure.text);
    assert.match(nowhere, /DDR\d{4}.*nowhere/s);
  },

  async 'log calls carry the URN, and success logs no error'(t) {
    await t.configured();
    const made = await t.create(t.name());
    await t.configured({ endpoints: JSON.stringify(['127.0.0.1:1']) });
    await t.plugin.create(request(t, made.name, { properties: made.inputs, preview: true }));
    const warnings = t.engine.logs.filter(log => log.severity === 'warning');
    assert.ok(warnings.length > 0);
    for (const log of t.engine.logs) {
      assert.equal(log.urn, made.urn, JSON.stringify(log));
      assert.notEqual(log.severity, 'error');
    }
  },

  async 'no secret in errors, reasons, ids and logs'(t) {
    await t.configured();
    const name = t.name();
    const canary = withS3(t.inputs(name), { accessKey: secret(t.place.secrets[0]), secretKey: secret(t.place.secrets[1]), sessionToken: secret(t.place.secrets[2]) });
    const failures = [
      await failureOf(t.plugin.create(request(t, name, { properties: canary }))),
      await failureOf(t.plugin.create(request(t, name, { properties: { ...canary, properties: { 'AWS_SECRET_KEY': t.place.secrets[1] } } }))),
      (await t.plugin.check(request(t, name, { olds: {}, news: { ...canary, location: `s3://k:${t.place.secrets[0]}@b/p`, properties: { 's3.secret_key': t.place.secrets[1] } } }))).failures,
    ];
    t.refuseSecrets(JSON.stringify(failures));
    await t.configured({ password: secret(t.place.secrets[0]) });
    t.refuseSecrets(JSON.stringify(await failureOf(t.plugin.invoke('dorisdr:index:getCluster'))));
  },
};
