interface Part {
  readonly name: string;
  readonly licence: string;
}

/** The work of others that the program contains; what npm delivers is named as there. */
export const PARTS: readonly Part[] = [
  { name: 'electron', licence: 'MIT' },
  { name: 'svelte', licence: 'MIT' },
  { name: 'wavesurfer.js', licence: 'BSD-3-Clause' },
  { name: 'mediabunny', licence: 'MPL-2.0' },
  { name: '@audio/decode-aiff', licence: 'MIT' },
  { name: '@audio/decode-amr', licence: 'Apache-2.0' },
  { name: '@audio/decode-caf', licence: 'MIT' },
  { name: '@audio/decode-wav', licence: 'MIT' },
  { name: '@audio/decode-wma', licence: 'LGPL-2.1-or-later' },
  { name: 'bits-ui', licence: 'MIT' },
  { name: '@internationalized/date', licence: 'Apache-2.0' },
  { name: 'yazl', licence: 'MIT' },
  { name: 'yauzl', licence: 'MIT' },
  { name: 'valibot', licence: 'MIT' },
  { name: 'keytar', licence: 'MIT' },
  { name: '@lucide/svelte', licence: 'ISC' },
  { name: '@fontsource-variable/inter', licence: 'OFL-1.1' },
  { name: 'DTLN', licence: 'MIT' },
  { name: 'Silero VAD', licence: 'MIT' },
];
