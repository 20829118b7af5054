import type { Attachment } from 'svelte/attachments';
import { type Dropped, isFolder, recordingsBelow } from '../state/dropped-files.ts';

export interface DropPorts {
  /** Whether a file hovers over the window. */
  readonly hover: (over: boolean) => void;
  readonly drop: (dropped: Dropped) => void;
  /** What was dropped cannot be read. */
  readonly failed: (error: unknown) => void;
}

/**
 * Makes the whole window take files.
 *
 * `dragenter` and `dragleave` come for every element on the way, so they are counted.
 */
export function dropTarget({ hover, drop, failed }: DropPorts): Attachment<Window> {
  return (window) => {
    let depth = 0;
    const listeners = {
      dragenter(event: DragEvent) {
        depth += 1;
        hover(carriesFiles(event));
      },
      dragleave() {
        depth -= 1;
        if (depth === 0) hover(false);
      },
      // Without this the window would not be a drop target at all.
      dragover(event: DragEvent) {
        event.preventDefault();
        if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
      },
      drop(event: DragEvent) {
        event.preventDefault();
        depth = 0;
        hover(false);
        if (event.dataTransfer) readDropped(event.dataTransfer).then(drop, failed);
      },
    };
    for (const [name, listener] of Object.entries(listeners)) {
      window.addEventListener(name, listener as EventListener);
    }
    return () => {
      for (const [name, listener] of Object.entries(listeners)) {
        window.removeEventListener(name, listener as EventListener);
      }
    };
  };
}

/** Files as they are, folders with what lies in them. The event's items are gone after its turn. */
async function readDropped({ items }: DataTransfer): Promise<Dropped> {
  const dropped = [...items].map((item) => ({
    entry: item.webkitGetAsEntry(),
    file: item.getAsFile(),
  }));
  const files: File[] = [];
  let hasFolder = false;
  for (const { entry, file } of dropped) {
    if (entry && isFolder(entry)) {
      hasFolder = true;
      files.push(...(await recordingsBelow(entry)));
    } else if (file) files.push(file);
  }
  return { files, hasFolder };
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
