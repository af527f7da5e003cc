'use strict';
// What a check has at hand: a plugin of its own, an engine that listens to it, and the cluster behind, looked at by SQL written by hand.
const mysql = require('mysql2/promise');
const { connect } = require('./client.cjs');
const { startEngine } = require('./engine.cjs');
const { startProcess } = require('./process.cjs');
const { secret, plainlyHolding } = require('./values.cjs');

const TYPE = 'dorisdr:index:Repository';
const place = JSON.parse(process.env.TRIAL);

/** Runs one check; afterwards no stream of the plugin and no log call may hold a secret, and nothing but the port may be on stdout. */
async function run(check) {
  const engine = await startEngine();
  const child = await startProcess(place.plugin, [engine.address]);
  const plugin = connect(child.port);
  const trial = make({ engine, child, plugin });
  try {
    await check(trial);
    const end = child.isAlive() ? await child.stop() : await child.exited;
    if (!trial.mayDie && (end.code !== 0 || end.signal !== null)) {
      throw new Error(`the plugin ended with ${JSON.stringify(end)}: ${child.seen.stderr}`);
    }
    if (child.seen.stdout !== `${child.port}\n`) {
      throw new Error(`stdout holds more than the port: ${JSON.stringify(child.seen.stdout)}`);
    }
    trial.refuseSecrets(child.seen.stderr, engine.logs);
  } finally {
    plugin.close();
    if (child.isAlive()) {
      child.signal('SIGKILL');
    }
    engine.stop();
    await trial.end();
  }
}

function make({ engine, child, plugin }) {
  const made = [];
  let counter = 0;
  const trial = {
    engine, child, plugin, place, mayDie: false,
    type: TYPE,
    urn: name => `urn:pulumi:dev::shop::${TYPE}::${name}`,
    /** A name that no other check has. */
    name: () => `r${process.pid}_${Date.now() % 1e8}_${counter++}`,
    config: (more = {}) => ({
      endpoints: JSON.stringify([place.mysql]),
      username: 'dr',
      password: secret(place.password),
      ...more,
    }),
    async configured(more = {}) {
      await plugin.handshake({ engineaddress: engine.address });
      await plugin.configure(trial.config(more));
      return plugin;
    },
    inputs: (name, more = {}) => ({
      name,
      location: `s3://${place.bucket}/${name}`,
      s3: {
        endpoint: place.store, region: 'us-east-1', usePathStyle: true,
        accessKey: secret(place.accessKey), secretKey: secret(place.secretKey), ...more.s3,
      },
      ...Object.fromEntries(Object.entries(more).filter(([key]) => key !== 's3')),
    }),
    /** Check and Create, as an engine does. */
    async create(name, more = {}) {
      const request = { urn: trial.urn(name), name, type: TYPE };
      const { inputs, failures } = await plugin.check({ ...request, olds: {}, news: trial.inputs(name, more) });
      if (failures.length > 0) {
        throw new Error(JSON.stringify(failures));
      }
      made.push(name);
      return { ...request, inputs, ...(await plugin.create({ ...request, properties: inputs })) };
    },
    diff: (made, news, more = {}) => plugin.diff({
      id: made.id, urn: made.urn, name: made.name, type: TYPE, olds: made.properties, oldInputs: made.inputs, news, ...more,
    }),
    read: (made, more = {}) => plugin.read({
      id: made.id, urn: made.urn, name: made.name, type: TYPE, properties: made.properties, inputs: made.inputs, ...more,
    }),
    update: (made, news, more = {}) => plugin.update({
      id: made.id, urn: made.urn, name: made.name, type: TYPE, olds: made.properties, oldInputs: made.inputs, news, ...more,
    }),
    remove: (made, more = {}) => plugin.delete({
      id: made.id, urn: made.urn, name: made.name, type: TYPE, properties: made.properties, oldInputs: made.inputs, ...more,
    }),
    /** SQL written by hand, as root, past the plugin. */
    async sql(text) {
      const connection = await mysql.createConnection({ host: '127.0.0.1', port: Number(place.mysql.split(':')[1]), user: 'root' });
      try {
        return (await connection.query(text))[0];
      } finally {
        await connection.end();
      }
    },
    repositories: async () => (await trial.sql('SHOW REPOSITORIES')).map(row => row.RepoName),
    settings: async name => Object.values((await trial.sql(`SHOW CREATE REPOSITORY FOR ${name}`))[0])[1],
    /** Sets a fault of the sandbox. */
    async fault(body) {
      const answer = await fetch(`${place.control}/faults`, { method: 'POST', body: JSON.stringify(body) });
      if (!answer.ok) {
        throw new Error(await answer.text());
      }
    },
    statements: async () => (await (await fetch(`${place.control}/statements`)).json()).map(one => one.sql),
    forgetStatements: () => fetch(`${place.control}/statements`, { method: 'DELETE' }),
    /** Fails when one of the secrets stands anywhere in the texts, or plainly in the values. */
    refuseSecrets(...things) {
      for (const thing of things) {
        for (const value of place.secrets) {
          const found = typeof thing === 'string' ? thing.includes(value) : plainlyHolding(thing, value).length > 0;
          if (found) {
            throw new Error(`a secret can be seen in ${JSON.stringify(thing)}`);
          }
        }
      }
    },
    async end() {
      await trial.fault({ clear: true });
      const left = await trial.repositories();
      for (const name of made.filter(one => left.includes(one))) {
        await trial.sql(`DROP REPOSITORY ${name}`);
      }
    },
  };
  return trial;
}

/** The failure of a call that must fail. */
async function failureOf(promise) {
  try {
    await promise;
  } catch (error) {
    if (error.failure) {
      return error.failure;
    }
    throw error;
  }
  throw new Error('the call succeeded');
}

module.exports = { run, failureOf, place, TYPE };
