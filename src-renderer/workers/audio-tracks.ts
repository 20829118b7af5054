import type { Input, InputAudioTrack } from 'mediabunny';
import type { TrackInfo } from './decode-calls.ts';
import { WorkerError } from './failure.ts';
import { canDecode, codecOf } from './track-sound.ts';

const UNDETERMINED = 'und';

/** A file's audio tracks, to choose from. */
export async function describeTracks(input: Input): Promise<TrackInfo[]> {
  const tracks = await input.getAudioTracks();
  const primary = await input.getPrimaryAudioTrack();
  return Promise.all(
    tracks.map(async (track, index) => {
      const language = await track.getLanguageCode();
      return {
        index,
        name: await track.getName(),
        language: language === UNDETERMINED ? null : language,
        codec: await codecOf(track),
        channels: await track.getNumberOfChannels(),
        isDefault: track === primary,
        canDecode: await canDecode(track),
      };
    }),
  );
}

/** The track asked for; if none was, the main one, or the first that decodes here. */
export async function chooseTrack(input: Input, index: number | null): Promise<InputAudioTrack> {
  const tracks = await input.getAudioTracks();
  if (index !== null) {
    const track = tracks[index];
    if (!track) throw noSuchTrack(index, tracks.length);
    if (!(await canDecode(track))) throw await unsupported(track);
    return track;
  }
  const primary = await primaryTrack(input);
  for (const track of [primary, ...tracks]) {
    if (await canDecode(track)) return track;
  }
  throw await unsupported(primary);
}

export function noSuchTrack(index: number, audioTracks: number): WorkerError {
  const message = `there is no audio track ${index}`;
  return new WorkerError({ code: 'no-such-track', message, details: { audioTracks } });
}

async function primaryTrack(input: Input): Promise<InputAudioTrack> {
  const primary = await input.getPrimaryAudioTrack();
  if (primary) return primary;
  if ((await input.getTracks()).length === 0) {
    throw new WorkerError({ code: 'unreadable', message: 'there is no track that can be read' });
  }
  const hasVideo = (await input.getPrimaryVideoTrack()) !== null;
  const message = 'there are tracks, none of them with sound';
  throw new WorkerError({ code: 'no-audio-track', message, details: { hasVideo } });
}

async function unsupported(track: InputAudioTrack): Promise<WorkerError> {
  const codec = await codecOf(track);
  const container = (await track.input.getFormat()).name;
  const message = `no decoder for ${codec} in ${container}`;
  return new WorkerError({ code: 'unsupported-codec', message, details: { codec, container } });
}
