import type { OpenRecording } from './open-recording.svelte.ts';

/** Whether what is selected can be saved as it is. */
export function canSave({ saving, labels, editor, assessment }: OpenRecording): boolean {
  if (saving.phase.kind === 'saving' || labels.name.trim() === '') return false;
  return editor.gap === 0 && assessment.current?.verdict.grade !== 'blocks';
}
