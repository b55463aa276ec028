import type { FileEntry, Job } from '../wire/frame.ts';
import type { EmscriptenFileSystem } from './interpreter.ts';

/** Asks the parent what is at a path of the program's folder. */
export type AskFile = (path: string) => { readonly entry: FileEntry; readonly payload: Uint8Array };

/**
 * Shows the program its own folder. What it looks up is fetched from the parent, once, into memory; what it writes
 * stays in memory and is gone when it ends.
 */
export function mountFolder(fs: EmscriptenFileSystem, job: Job, ask: AskFile): void {
  fs.mkdirTree(job.folder);
  fs.mkdirTree(job.cwd);
  if (job.folder !== '/') {
    fs.mount(lazyFileSystem(fs, ask), {}, job.folder);
    fs.mkdirTree(job.cwd);
  }
  fs.writeFile(job.file, job.text);
}

/** Emscripten's memory file system, whose folders are filled as they are looked at. */
function lazyFileSystem(fs: EmscriptenFileSystem, ask: AskFile): EmscriptenFileSystem {
  const memory = fs.filesystems.MEMFS;
  const known = new WeakMap<object, Set<string>>();
  const listed = new WeakSet<object>();
  let folderOps: EmscriptenFileSystem;

  function pathOf(node: EmscriptenFileSystem, name: string): string {
    return `${fs.getPath(node).replace(/\/$/, '')}/${name}`;
  }

  function adopt(node: EmscriptenFileSystem): EmscriptenFileSystem {
    if (fs.isDir(node.mode)) {
      folderOps ??= makeFolderOps(node.node_ops);
      node.node_ops = folderOps;
    }
    return node;
  }

  function fetchInto(parent: EmscriptenFileSystem, name: string): void {
    const names = known.get(parent) ?? new Set<string>();
    known.set(parent, names);
    if (names.has(name) || parent.contents[name]) return;
    names.add(name);
    const { entry, payload } = ask(pathOf(parent, name));
    if (entry.type === 'folder') adopt(memory.createNode(parent, name, 0o40755, 0));
    if (entry.type !== 'file') return;
    const node = memory.createNode(parent, name, 0o100644, 0);
    node.contents = payload;
    node.usedBytes = payload.length;
  }

  function makeFolderOps(inherited: EmscriptenFileSystem): EmscriptenFileSystem {
    return {
      ...inherited,
      lookup(parent: EmscriptenFileSystem, name: string) {
        fetchInto(parent, name);
        const node = parent.contents[name];
        if (!node) throw new fs.ErrnoError(44);
        return node;
      },
      mknod(parent: EmscriptenFileSystem, name: string, mode: number, dev: number) {
        return adopt(memory.createNode(parent, name, mode, dev));
      },
      unlink(parent: EmscriptenFileSystem, name: string) {
        (known.get(parent) ?? known.set(parent, new Set()).get(parent))?.add(name);
        inherited.unlink(parent, name);
      },
      readdir(node: EmscriptenFileSystem) {
        if (!listed.has(node)) {
          listed.add(node);
          const { entry } = ask(fs.getPath(node));
          if (entry.type === 'folder') for (const name of entry.names) fetchInto(node, name);
        }
        return inherited.readdir(node);
      },
    };
  }

  return {
    mount: (mount: EmscriptenFileSystem) => adopt(memory.mount(mount)),
  };
}
