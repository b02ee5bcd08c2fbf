// The list of the keys that work on this page, opened by «?».
import { Kbd, Modal } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useText } from '../text/texts.ts';
import { keyWords, listedHotkeys } from './hotkeys.ts';
import classes from './KeysDialog.module.css';

interface KeysDialogProps {
  onClose: () => void;
  /** Address of the manual's chapter about this page. */
  help: string;
}

export default function KeysDialog({ onClose, help }: KeysDialogProps) {
  const t = useText();
  return (
    <Modal
      opened
      closeOnClickOutside
      onClose={onClose}
      title={t('keys.title')}
      closeButtonProps={{ 'aria-label': t('action.close') }}
    >
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
      <p className={classes.help}>
        <Link to={help} onClick={onClose}>
          {t('help:page')}
        </Link>
      </p>
    </Modal>
  );
}
