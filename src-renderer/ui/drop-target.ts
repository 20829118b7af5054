import type { Attachment } from 'svelte/attachments';

export interface DropPorts {
  /** Whether a file hovers over the window. */
  readonly hover: (over: boolean) => void;
  readonly drop: (files: readonly File[]) => void;
}

/**
 * Makes the whole window take files.
 *
 * `dragenter` and `dragleave` come for every element on the way, so they are counted.
 */
export function dropTarget({ hover, drop }: DropPorts): Attachment<Window> {
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
        const files = [...(event.dataTransfer?.files ?? [])];
        if (files.length > 0) drop(files);
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

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}
