/** The few texts that the main process shows itself: native menus and dialogs. */
interface Words {
  readonly file: string;
  readonly open: string;
  readonly view: string;
  readonly sendingTitle: string;
  readonly sendingDetail: string;
  readonly wait: string;
  readonly quitAnyway: string;
}

const en: Words = {
  file: 'File',
  open: 'Open…',
  view: 'View',
  sendingTitle: 'A voice is being cloned.',
  sendingDetail:
    'If you quit now, the answer with its VoiceId is lost, and the service cannot list voices.',
  wait: 'Wait',
  quitAnyway: 'Quit anyway',
};

const zhCn: Words = {
  file: '文件',
  open: '打开…',
  view: '视图',
  sendingTitle: '正在克隆声音。',
  sendingDetail: '现在退出会丢失包含 VoiceId 的回复，而服务无法列出声音。',
  wait: '等待',
  quitAnyway: '仍然退出',
};

export function wordsFor(locale: string): Words {
  return locale.startsWith('zh') ? zhCn : en;
}
