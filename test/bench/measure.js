import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** The middle of some numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Milliseconds from the start of a process to its end. */
export function timeProcess(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'], ...options });
    child.on('error', reject);
    child.on('exit', (code) => {
      const took = performance.now() - started;
      if (code === 0) resolve(took);
      else reject(new Error(`${command} ${args.join(' ')} ended with ${code}`));
    });
  });
}

/** Medians of several measurements that take turns, so that a busy moment hits all of them alike. */
export async function measureInTurns(times, measurements) {
  const results = measurements.map(() => []);
  for (let turn = 0; turn < times; turn += 1) {
    for (const [index, measure] of measurements.entries()) results[index].push(await measure());
  }
  return results.map(median);
}

/** The largest memory in megabytes of a process and its children together; undefined where the system does not tell. */
export function peakMemory(command, args) {
  if (!existsSync('/proc/self/status')) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    const peaks = new Map();
    const look = setInterval(() => {
      for (const pid of [child.pid, ...childrenOf(child.pid)]) {
        peaks.set(pid, Math.max(peaks.get(pid) ?? 0, memoryOf(pid)));
      }
    }, 5);
    child.on('error', reject);
    child.on('exit', () => {
      clearInterval(look);
      resolve([...peaks.values()].reduce((sum, peak) => sum + peak, 0));
    });
  });
}

function childrenOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

/** The largest size so far in megabytes, or the present one where the kernel does not keep the largest. */
function memoryOf(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const size = /VmHWM:\s+(\d+) kB/.exec(status) ?? /VmRSS:\s+(\d+) kB/.exec(status);
    return Number(size?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
