import type { Command, MenuName } from './commands.ts';
import type { Language } from './language.ts';

/** How commands are called, in the native menus and in the page alike. */
interface CommandWords {
  readonly commands: Readonly<Record<Command, string>>;
  readonly menus: Readonly<Record<MenuName, string>>;
}

const en: CommandWords = {
  menus: { file: 'File', edit: 'Edit', view: 'View', playback: 'Playback', help: 'Help' },
  commands: {
    open: 'Open…',
    record: 'Record…',
    'open-folder': 'Open Folder…',
    import: 'Import…',
    'save-sample': 'Save Sample',
    'export-wav': 'Export WAV…',
    account: 'Account…',
    settings: 'Settings…',
    undo: 'Undo',
    redo: 'Redo',
    'start-here': 'Start Passage Here',
    'end-here': 'End Passage Here',
    split: 'Split Passage Here',
    add: 'Add Passage Here',
    'draw-passage': 'Draw a Passage',
    snap: 'Snap to Pauses',
    remove: 'Remove Passage',
    previous: 'Previous Passage',
    next: 'Next Passage',
    'zoom-in': 'Zoom Waveform In',
    'zoom-out': 'Zoom Waveform Out',
    'zoom-all': 'Show Whole Recording',
    'zoom-selection': 'Zoom to Selection',
    spectrogram: 'Spectrogram',
    'toggle-library': 'Library',
    'toggle-inspector': 'Details',
    play: 'Play or Pause',
    'play-onward': 'Play On from Here',
    'play-edges': 'Play the Edges',
    loop: 'Loop',
    flip: 'Cleaned Sound',
    shortcuts: 'Keyboard Shortcuts',
    about: 'About Clonebooth',
  },
};

const zhCn: CommandWords = {
  menus: { file: '文件', edit: '编辑', view: '视图', playback: '播放', help: '帮助' },
  commands: {
    open: '打开…',
    record: '录音…',
    'open-folder': '打开文件夹…',
    import: '导入…',
    'save-sample': '保存样本',
    'export-wav': '导出 WAV…',
    account: '账号…',
    settings: '设置…',
    undo: '撤销',
    redo: '重做',
    'start-here': '在此处开始片段',
    'end-here': '在此处结束片段',
    split: '在此处拆分片段',
    add: '在此处添加片段',
    'draw-passage': '绘制片段',
    snap: '吸附到停顿',
    remove: '移除片段',
    previous: '上一个片段',
    next: '下一个片段',
    'zoom-in': '放大波形',
    'zoom-out': '缩小波形',
    'zoom-all': '显示整段录音',
    'zoom-selection': '缩放到选区',
    spectrogram: '频谱图',
    'toggle-library': '样本库',
    'toggle-inspector': '详情',
    play: '播放或暂停',
    'play-onward': '从此处继续播放',
    'play-edges': '播放片段两端',
    loop: '循环',
    flip: '处理后的声音',
    shortcuts: '键盘快捷键',
    about: '关于 Clonebooth',
  },
};

export const COMMAND_WORDS: Readonly<Record<Language, CommandWords>> = { en, 'zh-CN': zhCn };
