'use strict';
// Values on the wire, Check, Diff.
const assert = require('node:assert/strict');
const { failureOf } = require('../trial.cjs');
const { KEY, ASSET, ARCHIVE, REFERENCE, OUTPUT, UNKNOWN, UNKNOWNS, special, secret, isSecret, unknownsIn } = require('../values.cjs');

const PATH = /^([A-Za-z_][\w-]*|\["(\\.|[^"\\])*"\])(\.[A-Za-z_][\w-]*|\[\d+\]|\["(\\.|[^"\\])*"\])*$/;

const check = (t, name, news, more = {}) => t.plugin.check({ urn: t.urn(name), name, type: t.type, olds: {}, news, ...more });
const drop = (inputs, key) => Object.fromEntries(Object.entries(inputs).filter(([name]) => name !== key));
const withS3 = (inputs, s3) => ({ ...inputs, s3: { ...inputs.s3, ...s3 } });

module.exports = {
  async 'unknowns of all kinds stay where they are, and none is invented'(t) {
    await t.configured();
    for (const [kind, unknown] of Object.entries(UNKNOWNS)) {
      const { inputs, failures } = await check(t, 'a', { name: 'a', location: unknown, s3: { endpoint: 'http://h', accessKey: unknown } });
      assert.deepEqual(failures, [], kind);
      assert.deepEqual(unknownsIn(inputs).map(path => path.replace('.value', '')).sort(), ['location', 's3.accessKey'], kind);
    }
  },

  async 'unknowns in lists and maps and for whole objects'(t) {
    await t.configured();
    for (const news of [
      { location: 's3://b/p', s3: UNKNOWNS.object },
      { location: 's3://b/p', s3: { endpoint: 'http://h' }, properties: { note: UNKNOWN } },
      { location: 's3://b/p', s3: { endpoint: 'http://h' }, properties: UNKNOWNS.object },
    ]) {
      const { inputs, failures } = await check(t, 'a', news);
      assert.deepEqual(failures, [], JSON.stringify(news));
      assert.equal(unknownsIn(inputs).length, 1);
    }
  },

  async 'what no input takes is refused by property and never a crash'(t) {
    await t.configured();
    const values = [
      null, 7, -1, 2 ** 53, 1e-7, true, [], [1, 'x'], {}, { a: { b: null } },
      special(ASSET, { text: 'x', hash: 'h' }), special(ASSET, { hash: 'h' }), special(ASSET, { path: './x' }), special(ASSET, { uri: 'file:///x' }),
      special(ARCHIVE, { assets: {}, hash: 'h' }), special(ARCHIVE, { path: './x' }), special(ARCHIVE, { hash: 'h' }),
      special(REFERENCE, { urn: 'urn:pulumi:dev::shop::a:b:C::x', id: '' }), special(REFERENCE, { urn: 'urn:pulumi:dev::shop::a:b:C::x', id: '7' }),
      special(OUTPUT, { value: 's3://b/p', secret: true, dependencies: [] }),
      special('0123456789abcdef0123456789abcdef', { value: 1 }), { [KEY]: 5 }, { [KEY]: secret('x') },
    ];
    for (const value of values) {
      const seen = await check(t, 'a', { location: value, s3: { endpoint: 'http://h' } }).then(answer => answer, error => error.failure ?? Promise.reject(error));
      assert.ok(seen.failures || (seen.code === 3 && /DDR\d{4}/.test(seen.text)), JSON.stringify([value, seen]));
    }
    assert.match(await t.plugin.info(), /^\d/);
  },

  async 'texts and keys of every sort pass'(t) {
    await t.configured();
    const properties = { 'a.b[0]"c"': 'é😀\u0000\t', '': 'empty', long: 'ü'.repeat(70000) };
    const answer = await check(t, 'a', { location: 's3://b/p', s3: { endpoint: 'http://h' }, properties });
    for (const failure of answer.failures) {
      assert.match(failure.property, PATH);
      assert.match(failure.reason, /^DDR\d{4}/);
    }
    const fine = { 'x.y-z': 'é😀', 'x."q"': 'a' };
    const { inputs, failures } = await check(t, 'a', { location: 's3://b/p', s3: { endpoint: 'http://h' }, properties: fine });
    assert.deepEqual(failures.length > 0 ? failures.map(f => f.property) : inputs.properties, failures.length > 0 ? failures.map(f => f.property) : fine);
  },

  async 'loose scalars are taken'(t) {
    await t.configured();
    const { inputs, failures } = await check(t, 'a', { location: 's3://b/p', readOnly: 'true', s3: { endpoint: 'http://h', usePathStyle: 'true' } });
    assert.deepEqual(failures, []);
    assert.deepEqual([inputs.readOnly, inputs.s3.usePathStyle], [true, true]);
  },

  async 'several problems are several failures, each with its property'(t) {
    await t.configured();
    const { failures } = await check(t, 'a', { name: 'é', s3: { regoin: 'x' }, colour: 1 });
    assert.deepEqual(failures.map(f => f.property).sort(), ['colour', 'location', 'name', 's3.regoin']);
    assert.match(failures.find(f => f.property === 's3.regoin').reason, /region/);
  },

  async 'the automatic name: the same for the same, recorded names stay, replacements start anew'(t) {
    await t.configured();
    const news = { location: 's3://b/p', s3: { endpoint: 'http://h' } };
    const name = async (more = {}) => (await check(t, 'shop', news, { randomseed: new Uint8Array([1, 2, 3]), ...more })).inputs.name;
    const first = await name();
    assert.equal(first, await name());
    assert.equal(await name({ olds: { ...news, name: 'kept' } }), 'kept');
    assert.equal(await name({ olds: {} }), first);
    assert.equal(await name({ randomseed: new Uint8Array() }), first);
  },

  async 'autonaming of the stack: proposed, enforced, disabled'(t) {
    await t.configured();
    const { CheckRequest } = require('@pulumi/pulumi/proto/provider_pb');
    const { fill } = require('../client.cjs');
    const { fromStruct } = require('../values.cjs');
    const ask = async (mode, proposed, more = {}) => {
      const request = fill(new CheckRequest(), { urn: t.urn('shop'), name: 'shop', type: t.type, olds: {}, news: { location: 's3://b/p', s3: { endpoint: 'http://h' }, ...more } });
      const options = new CheckRequest.AutonamingOptions();
      options.setMode(mode);
      options.setProposedName(proposed);
      request.setAutonaming(options);
      const answer = await t.plugin.call('check', request);
      return answer.getFailuresList().map(f => f.getProperty())[0] ?? fromStruct(answer.getInputs()).name;
    };
    const { PROPOSE, ENFORCE, DISABLE } = CheckRequest.AutonamingOptions.Mode;
    assert.equal(await ask(PROPOSE, 'proposed'), 'proposed');
    assert.equal(await ask(ENFORCE, 'enforced'), 'enforced');
    assert.equal(await ask(DISABLE, ''), 'name');
    assert.equal(await ask(DISABLE, '', { name: 'own' }), 'own');
    assert.equal(await ask(ENFORCE, 'enforced', { name: 'own' }), 'own');
  },

  async 'secrets stay secret, and secret inputs become so'(t) {
    await t.configured();
    const { inputs } = await check(t, 'a', { location: secret('s3://b/p'), s3: { endpoint: 'http://h', accessKey: 'canary-a', secretKey: secret('canary-b') } });
    assert.ok(isSecret(inputs.location));
    assert.ok(isSecret(inputs.s3.accessKey) && isSecret(inputs.s3.secretKey));
  },

  async 'checked inputs check as themselves'(t) {
    await t.configured();
    const first = await check(t, 'a', t.inputs('a'));
    const second = await check(t, 'a', first.inputs, { olds: first.inputs });
    assert.deepEqual(second, first);
  },

  async 'Diff: equal, and what only looks different'(t) {
    await t.configured();
    const made = await t.create(t.name());
    const same = [made.inputs, { ...made.inputs, location: `${made.inputs.location}/` }, { ...made.inputs, location: secret(made.inputs.location) },
      withS3(made.inputs, { endpoint: `${made.inputs.s3.endpoint}/` }), withS3(made.inputs, { accessKey: made.inputs.s3.accessKey.value })];
    for (const news of same) {
      const seen = await t.diff(made, news);
      assert.deepEqual([seen.changes, seen.diffs, seen.replaces, seen.detailed], ['NONE', [], [], {}], JSON.stringify(seen));
    }
  },

  async 'Diff: every input by its path and kind'(t) {
    await t.configured();
    const made = await t.create(t.name());
    const cases = [
      [withS3(made.inputs, { region: 'eu-west-1' }), 's3', 's3.region', 'UPDATE'],
      [withS3(made.inputs, { secretKey: secret('other-canary') }), 's3', 's3.secretKey', 'UPDATE'],
      [withS3(made.inputs, { sessionToken: secret('other-canary') }), 's3', 's3.sessionToken', 'ADD'],
      [{ ...made.inputs, properties: { note: 'x' } }, 'properties', /^properties(\.note)?$/, 'ADD'],
      [{ ...made.inputs, location: `s3://${t.place.bucket}/elsewhere` }, 'location', 'location', 'UPDATE_REPLACE'],
      [{ ...made.inputs, readOnly: true }, 'readOnly', 'readOnly', 'UPDATE_REPLACE'],
      [{ ...made.inputs, name: 'other' }, 'name', 'name', 'UPDATE_REPLACE'],
    ];
    for (const [news, top, path, kind] of cases) {
      const seen = await t.diff(made, news);
      const told = JSON.stringify([path, seen]);
      assert.equal(seen.changes, 'SOME', told);
      assert.ok(seen.hasDetailed, told);
      assert.deepEqual(seen.diffs, [top], told);
      const [[found, detail]] = Object.entries(seen.detailed);
      assert.match(found, PATH);
      assert.ok(path instanceof RegExp ? path.test(found) : path === found, told);
      assert.equal(detail.kind, kind, told);
      assert.deepEqual(seen.replaces, kind.endsWith('REPLACE') ? [top] : [], told);
    }
  },

  async 'Diff: names are taken as they stand, so every replacement deletes first'(t) {
    await t.configured();
    const made = await t.create(t.name());
    assert.equal((await t.diff(made, { ...made.inputs, readOnly: true })).deleteBeforeReplace, true);
    assert.equal((await t.diff(made, { ...made.inputs, name: 'other' })).deleteBeforeReplace, true);
    assert.equal((await t.diff(made, withS3(made.inputs, { region: 'r' }))).deleteBeforeReplace, false);
  },

  async 'Diff: unknown values'(t) {
    await t.configured();
    const made = await t.create(t.name());
    const mutable = await t.diff(made, withS3(made.inputs, { region: UNKNOWN }));
    assert.deepEqual([mutable.changes, mutable.replaces], ['SOME', []]);
    const immutable = await t.diff(made, { ...made.inputs, location: UNKNOWN });
    assert.deepEqual([immutable.changes, immutable.replaces], ['SOME', ['location']]);
    const whole = await t.diff(made, { ...made.inputs, s3: UNKNOWNS.object });
    assert.equal(whole.changes, 'SOME');
  },

  async 'Diff: drift, old state without new keys or with more, and ignored changes'(t) {
    await t.configured();
    const made = await t.create(t.name());
    const drifted = { ...made, properties: withS3(made.properties, { region: 'eu' }), inputs: withS3(made.inputs, { region: 'eu' }) };
    assert.equal((await t.diff(drifted, made.inputs)).changes, 'SOME');
    const older = { ...made, properties: drop(drop(made.properties, 'adoptExisting'), 'readOnly'), inputs: drop(drop(made.inputs, 'adoptExisting'), 'readOnly') };
    assert.equal((await t.diff(older, made.inputs)).changes, 'NONE');
    const newer = { ...made, properties: { ...made.properties, future: 'x' }, inputs: { ...made.inputs, future: 'x' } };
    assert.notEqual((await t.diff(newer, made.inputs)).changes, 'UNKNOWN');
  },

  async 'Diff: absent, null and empty are one'(t) {
    await t.configured();
    const made = await t.create(t.name());
    for (const news of [{ ...made.inputs, properties: {} }, { ...made.inputs, properties: null }, drop(made.inputs, 'properties'), { ...made.inputs, hdfs: null }]) {
      assert.equal((await t.diff(made, news)).changes, 'NONE', JSON.stringify(news));
    }
  },
};
