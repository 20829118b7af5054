import type { ShellMessages } from './shell-messages.ts';

export const enShell: ShellMessages = {
  settings: {
    title: 'Settings',
    language: 'Language',
    languages: { system: 'Same as the system', en: 'English', 'zh-CN': '简体中文' },
    appearance: 'Appearance',
    appearances: { system: 'Same as the system', light: 'Light', dark: 'Dark' },
    contrast: 'Contrast',
    contrasts: { system: 'Same as the system', high: 'High' },
    motion: 'Movement on screen follows the system’s “reduce motion” setting.',
    damaged:
      'The settings could not be read. The damaged file was set aside, and the defaults hold.',
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    space: 'Space',
    or: 'or',
    groups: { selection: 'Selection', waveform: 'Waveform, with the pointer' },
    move: (seconds) => `Move the selection by ${seconds}`,
    moveEdge: 'Move only its start or its end',
    wheelZoom: 'Zoom',
    wheelPan: 'Scroll',
    addPassage: 'Add a passage',
    arrows: '← →',
    wheel: 'Wheel',
    drag: 'Drag',
    doubleClick: 'Double-click',
    tabAndArrows: 'Tab, then ← →',
  },
  about: {
    title: 'About Clonebooth',
    version: (version) => `Version ${version}`,
    builtOn: (electron, chromium) => `Electron ${electron}, Chromium ${chromium}`,
    licence: 'Clonebooth is free software under the MIT licence. It contains the work of others:',
    browserLicences: 'The licences of Electron and Chromium lie beside the program.',
  },
  panes: { label: 'Parts of the window', library: 'Library', work: 'Recording' },
  recent: {
    title: 'Opened lately',
    missing: (name) => ({
      what: `${name} is not there any more.`,
      next: 'It was moved, renamed or deleted, or its drive is not connected.',
    }),
  },
  cloned: { title: 'Voice cloned', body: (name) => `The voice of “${name}” is ready.` },
};
