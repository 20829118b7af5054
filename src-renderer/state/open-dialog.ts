import type { About } from '../../src-main/contract/ipc.ts';
import type { Sample } from '../../src-main/contract/sample.ts';
import type { CloneForm } from './clone-form.svelte.ts';

/** A dialog that is open over the window. */
export type OpenDialog =
  | { readonly kind: 'none' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'about'; readonly about: About }
  | { readonly kind: 'account'; readonly behind: OpenDialog }
  | { readonly kind: 'compare'; readonly samples: readonly [Sample, Sample] }
  | { readonly kind: 'clone'; readonly sample: Sample; readonly form: CloneForm };
