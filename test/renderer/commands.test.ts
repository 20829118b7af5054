import { describe, expect, it } from 'vitest';
import { CommandsState } from '../../src-renderer/state/commands.svelte.ts';

describe('CommandsState', () => {
  it('runs what a screen offers, and nothing after it is gone', () => {
    const commands = new CommandsState(() => false);
    const ran: string[] = [];
    const takeBack = commands.offer({ open: { run: () => ran.push('open') } });
    expect(commands.run('open')).toBe(true);
    takeBack();
    expect(commands.run('open')).toBe(false);
    expect(ran).toEqual(['open']);
  });

  it('prefers the newest offer', () => {
    const commands = new CommandsState(() => false);
    const ran: string[] = [];
    commands.offer({ undo: { run: () => ran.push('below') } });
    const takeBack = commands.offer({ undo: { run: () => ran.push('above') } });
    commands.run('undo');
    takeBack();
    commands.run('undo');
    expect(ran).toEqual(['above', 'below']);
  });

  it('says what can be used and what is on', () => {
    const commands = new CommandsState(() => false);
    let enabled = false;
    commands.offer({
      'save-sample': { run: () => undefined, enabled: () => enabled },
      loop: { run: () => undefined, checked: () => true },
    });
    expect(commands.states).toEqual({ enabled: ['loop', 'undo', 'redo'], checked: ['loop'] });
    enabled = true;
    expect(commands.states.enabled).toContain('save-sample');
  });

  it('leaves only the undoing of typed text while a dialog is open', () => {
    let dialog = true;
    const commands = new CommandsState(() => dialog);
    commands.offer({ open: { run: () => undefined }, undo: { run: () => undefined } });
    expect(commands.states.enabled).toEqual(['undo', 'redo']);
    expect(commands.run('open')).toBe(false);
    expect(commands.run('undo')).toBe(false);
    dialog = false;
    expect(commands.run('open')).toBe(true);
  });
});
