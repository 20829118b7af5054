import type { Messages } from './messages.ts';
import { zhCnLibrary } from './zh-cn-library.ts';

export const zhCnErrors: Pick<
  Messages,
  'failures' | 'wavProblems' | 'apiErrors' | 'recordingProblems'
> = {
  failures: {
    'bad-arguments': ({ detail }) => ({
      what: `Clonebooth 内部请求有误（${detail}）。`,
      next: '这是 Clonebooth 的缺陷，请附上这段文字反馈。',
    }),
    'no-account': () => ({
      what: '尚未设置账号，或密钥已不在钥匙串中。',
      next: '请重新添加账号。',
    }),
    'keychain-locked': ({ detail }) => ({
      what: `钥匙串没有响应（${detail}）。`,
      next: '请解锁后重试。',
    }),
    'secret-too-long': () => ({
      what: 'SecretId 与 SecretKey 合起来超过了钥匙串能保存的长度。',
      next: '请确认只粘贴了密钥本身。',
    }),
    'sample-missing': () => ({
      what: '样本已不在样本库文件夹中。',
      next: '请放回它的文件夹，或重新保存该片段。',
    }),
    'sample-changed': () => ({
      what: '该样本的 WAV 在保存后被其他程序修改过。',
      next: '请重新保存该片段；被修改的文件不会发送。',
    }),
    'draft-missing': () => ({
      what: '该草稿已不存在。',
      next: '请重新打开录音。',
    }),
    'take-missing': () => ({
      what: '这段录音已不存在。',
      next: '请重新录制。',
    }),
    'archive-rejected': ({ problem }) => zhCnLibrary.archiveProblems[problem],
    'wav-rejected': ({ problem }) => ({
      what: `样本未保存：${zhCnWavProblems[problem]}。`,
      next: '请调整选区后再保存。',
    }),
    'disk-full': () => ({
      what: '磁盘已满，没有写入任何内容。',
      next: '请腾出空间后再保存；选区仍在。',
    }),
    'disk-denied': ({ path }) => ({
      what: `没有写入 ${path} 的权限。`,
      next: '请选择其他位置，或更改文件夹权限。',
    }),
    'disk-mismatch': () => ({
      what: '回读的文件与写入的内容不一致，已将其删除。',
      next: '请再次保存。若再次发生，请检查磁盘。',
    }),
    'already-sending': () => ({ what: '该样本正在克隆中。', next: '请等待回复。' }),
    'cloud-refused': ({ refusal }) => ({ what: `服务拒绝了请求：${refusal.message}`, next: '' }),
    'cloud-unreachable': ({ reason }) => ({
      what: `无法连接到服务（${reason}）。`,
      next: '请检查网络后重试。',
    }),
    unexpected: ({ detail }) => ({
      what: `发生意外：${detail}`,
      next: '请重试。若仍然出现，请反馈这段文字。',
    }),
  },
  wavProblems: {
    'not-a-wav': '不是 WAV 文件',
    'wrong-format': '不是 16 kHz 单声道 16 位',
    'too-short': '短于 10 秒',
    'too-long': '长于 180 秒',
  },
  apiErrors: {
    'wrong-key': {
      what: 'SecretId 与 SecretKey 不匹配。',
      next: '请从 API 密钥页面重新复制两者并保存账号。',
    },
    clock: {
      what: '服务发现请求时间相差超过 5 分钟。',
      next: '请校准本机时钟（日期、时间和时区）后重试。',
    },
    'unknown-key': {
      what: '服务不认识此 SecretId：可能输入有误、已停用、已删除，或属于另一个站点。',
      next: '请检查账号中的 SecretId 和站点。',
    },
    'not-authorised': {
      what: '此密钥没有相应权限。',
      next: '请在访问管理（CAM）中为其用户授予 TRTC 权限。',
    },
    audio: {
      what: '服务无法使用这段音频。',
      next: '请选择另一段单人、清晰的语音，保存后重试。',
    },
    'voice-name': { what: '服务不接受此声音名称。', next: '请换一个名称。' },
    quota: { what: '账号的声音克隆配额已用完。', next: '请联系腾讯云提高配额。' },
    'too-fast': {
      what: '请求过于频繁，可能来自本机或使用同一账号的其他地方。',
      next: '请稍候重试。',
    },
    'too-big': { what: '请求超过服务允许的大小。', next: '请选择更短的片段。' },
    'sdk-app-id': {
      what: 'SdkAppId 不存在或属于其他账号。',
      next: '请在 TRTC 控制台和此处的账号中核对 SdkAppId。',
    },
    'not-enabled': {
      what: '此账号或应用未开通声音克隆。',
      next: '需要包含该功能的 TRTC 套餐，请联系腾讯云。',
    },
    'clone-failed': {
      what: '服务尝试克隆声音但失败了。',
      next: '请换一段试试：清晰、单人、噪声小。',
    },
    'service-fault': {
      what: '服务自身出现故障。',
      next: '请稍后重试。若持续出现，请将 RequestId 提供给腾讯云。',
    },
    region: { what: '所选地域不提供此功能。', next: '请检查账号中的站点和地域。' },
    request: {
      what: '服务不接受其中某个字段。',
      next: '请将语言和模型设为“由服务选择”后重试。',
    },
    other: {
      what: '服务拒绝了请求。',
      next: '下方有服务的原文和 RequestId，可交由腾讯云查询。',
    },
  },
  recordingProblems: {
    unreadable: () => ({
      what: 'Clonebooth 无法读取此文件。',
      next: '请在生成它的程序中打开，并导出为 WAV、MP3 或 M4A。',
    }),
    'no-sound': ({ hasVideo }) => ({
      what: hasVideo ? '此视频没有声音。' : '此文件没有声音。',
      next: '请选择有人说话的文件。',
    }),
    'no-such-track': ({ audioTracks }) => ({
      what: `此文件的音轨数为 ${audioTracks}。`,
      next: '请指定其中一条。',
    }),
    'unsupported-codec': ({ codec }) => ({
      what: `此文件的声音编码为 ${codec}，Clonebooth 无法解码。`,
      next: '请导出为 WAV、MP3 或 M4A（AAC）后再打开。',
    }),
    empty: () => ({
      what: '此文件是空的：没有任何声音数据。',
      next: '请确认录音已完成并完整复制。',
    }),
    protected: () => ({
      what: '此文件受版权保护，无法读取。',
      next: '请选择自己的、没有版权保护的录音。',
    }),
    'too-large': ({ megabytes }) => ({
      what: `此类文件最大只能读取 ${megabytes} MB。`,
      next: '请导出为 WAV、FLAC、MP3 或 M4A，这些格式不限大小。',
    }),
    'too-short': ({ seconds }) => ({
      what: `此录音长 ${seconds.toFixed(1)} 秒，声音样本至少需要 10 秒。`,
      next: '请选择或录制更长的录音。',
    }),
    'ends-before': ({ seconds }) => ({
      what: `录音在 ${seconds.toFixed(2)} 秒处结束。`,
      next: '请指定录音之内的片段。',
    }),
    'no-speech': () => ({
      what: '这段录音里没有人说话。',
      next: '请选择有人说话的文件。',
    }),
    'too-little-speech': () => ({
      what: '这段录音里的语音太少，不足以制作样本。',
      next: '请选择一个人说话 10 秒以上的录音。',
    }),
    silent: () => ({
      what: '此录音从头到尾都是静音。',
      next: '请确认麦克风已打开，并选择其他录音。',
    }),
    stopped: ({ detail }) => ({ what: `读取中断（${detail}）。`, next: '请重新打开该文件。' }),
  },
};

const zhCnWavProblems = zhCnErrors.wavProblems;
