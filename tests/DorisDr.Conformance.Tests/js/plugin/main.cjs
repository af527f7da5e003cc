'use strict';
// Runs the checks of one file, one after the other, and writes what came out as one line of JSON.
const path = require('node:path');
const { run } = require('./trial.cjs');

async function main() {
  const results = [];
  for (const [name, check] of Object.entries(require(path.resolve(__dirname, 'checks', `${process.argv[2]}.cjs`)))) {
    try {
      await run(check);
      results.push({ name, error: null });
    } catch (error) {
      const failure = error.failure ? ` ${JSON.stringify(error.failure)}` : '';
      results.push({ name, error: `${error.stack ?? error}${failure}` });
    }
  }
  console.log(JSON.stringify(results));
}

main().then(() => process.exit(0), error => {
  console.error(error);
  process.exit(1);
});
