// The list of the keys that work on this page, opened by «?».
import { Kbd, Modal } from '@mantine/core';
import { useText } from '../text/texts.ts';
import { keyWords, listedHotkeys } from './hotkeys.ts';
import classes from './KeysDialog.module.css';

export default function KeysDialog({ onClose }: { onClose: () => void }) {
  const t = useText();
  return (
    <Modal opened onClose={onClose} title={t('keys.title')} closeButtonProps={{ 'aria-label': t('action.close') }}>
      <dl className={classes.keys}>
        {listedHotkeys().map((one) => (
          <div key={one.keys} className={classes.line}>
            <dt>{one.label}</dt>
            <dd>
              {keyWords(one.keys).map((word) => (
                <Kbd key={word} size="sm">
                  {word}
                </Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
