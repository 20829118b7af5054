/** Which of a microphone's channels are recorded: one of them, or all of them in equal parts. */
export type ChannelChoice =
  | { readonly kind: 'mix' }
  | { readonly kind: 'one'; readonly channel: number };

/** What a microphone with so many channels offers; one channel leaves nothing to choose. */
export function channelChoices(channels: number): readonly ChannelChoice[] {
  if (channels < 2) return [{ kind: 'mix' }];
  const each = Array.from(
    { length: channels },
    (_, channel) => ({ kind: 'one', channel }) as const,
  );
  return [{ kind: 'mix' }, ...each];
}

/** The channels that take part; a channel that the microphone has lost means all that are left. */
export function chosenChannels(
  inputs: readonly Float32Array[],
  choice: ChannelChoice,
): readonly Float32Array[] {
  const one = choice.kind === 'one' ? inputs[choice.channel] : undefined;
  return one ? [one] : inputs;
}

/** Mixes channels of one length into `mono`, each with the same share, so that nothing can clip. */
export function mixInto(mono: Float32Array, channels: readonly Float32Array[]): void {
  mono.fill(0);
  for (const channel of channels) {
    for (let i = 0; i < mono.length; i++) {
      mono[i] = (mono[i] ?? 0) + (channel[i] ?? 0) / channels.length;
    }
  }
}
