'use strict';
// The plugin as a process, started as an engine starts it.
const { spawn } = require('node:child_process');

const READY = 20_000;

/** Starts the binary and waits for its port line. */
async function startProcess(binary, args = [], environment = {}) {
  const child = spawn(binary, args, { stdio: ['pipe', 'pipe', 'pipe'], env: { ...cleanEnvironment(), ...environment }, detached: true });
  const seen = { stdout: '', stderr: '' };
  const exited = new Promise(resolve => child.once('exit', (code, signal) => resolve({ code, signal })));
  child.stderr.on('data', chunk => (seen.stderr += chunk));
  const port = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no port within ${READY} ms: ${seen.stderr}`)), READY);
    child.once('error', reject);
    child.once('exit', code => reject(new Error(`it ended with ${code} before the port: ${seen.stderr}`)));
    child.stdout.on('data', chunk => {
      seen.stdout += chunk;
      if (seen.stdout.includes('\n')) {
        clearTimeout(timer);
        resolve(Number(seen.stdout.slice(0, seen.stdout.indexOf('\n'))));
      }
    });
  });
  return {
    port,
    seen,
    exited,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    signal: name => child.kill(name),
    /** Ends it as an engine does, with SIGINT, and kills it when that does not do. */
    async stop() {
      child.kill('SIGINT');
      const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
      const end = await exited;
      clearTimeout(timer);
      return end;
    },
  };
}

/** Ours without what would configure a provider. */
function cleanEnvironment() {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(PULUMI|DORISDR|SANDBOX)_/.test(name)));
}

module.exports = { startProcess };
