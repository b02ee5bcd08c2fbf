// Why a directory could not be asked, or did not admit a person: a stable code, the words and what to do about it.
import type { Text } from './core.ts';

export interface DirectoryFault {
  words: Text;
  advice: Text;
}

const fault = (ru: string, adviceRu: string, en: string, adviceEn: string): DirectoryFault => ({
  words: { ru, en },
  advice: { ru: adviceRu, en: adviceEn },
});

export const directoryFaults = {
  name_unknown: fault(
    'Имя сервера не найдено в DNS',
    'Проверьте имя; с сервера Ведомо выполните «getent hosts имя»',
    'The name of the server is not in DNS',
    'Check the name; run “getent hosts name” on the machine of Vedomo',
  ),
  refused: fault(
    'Сервер отвечает, но порт закрыт',
    'Проверьте порт (LDAPS — 636, StartTLS — 389), запущена ли служба каталога и пропускает ли её экран',
    'The server answers but the port is closed',
    'Check the port (LDAPS 636, StartTLS 389), whether the directory runs, and the firewall',
  ),
  unreachable: fault(
    'До сервера нет пути по сети',
    'Проверьте адрес, маршруты и межсетевой экран между Ведомо и каталогом',
    'There is no way to the server over the network',
    'Check the address, the routes and the firewall between Vedomo and the directory',
  ),
  timeout: fault(
    'Сервер не ответил вовремя',
    'Проверьте межсетевой экран и нагрузку каталога; при медленной связи увеличьте время ожидания',
    'The server did not answer in time',
    'Check the firewall and the load of the directory; raise the timeout if the line is slow',
  ),
  closed: fault(
    'Сервер оборвал соединение',
    'Проверьте, тот ли это порт: LDAPS и StartTLS живут на разных. Посмотрите журнал каталога',
    'The server closed the connection',
    'Check the port: LDAPS and StartTLS use different ones. Look into the log of the directory',
  ),
  tls_unknown_ca: fault(
    'Сертификат сервера выдан неизвестным центром',
    'Вставьте в настройки корневой сертификат своего центра (PEM) или добавьте недостающий промежуточный',
    'The certificate was issued by an unknown authority',
    'Paste the root certificate of your authority (PEM) into the settings, or add the missing intermediate one',
  ),
  tls_self_signed: fault(
    'Сертификат сервера самоподписанный',
    'Если это ваш сервер, вставьте этот сертификат в настройки как доверенный центр (PEM)',
    'The certificate of the server is self-signed',
    'If it is your server, paste this certificate into the settings as the trusted authority (PEM)',
  ),
  tls_expired: fault(
    'Срок сертификата сервера истёк',
    'Выпустите серверу каталога новый сертификат; проверьте и часы на обеих машинах',
    'The certificate of the server has expired',
    'Issue a new certificate for the directory; check the clocks of both machines as well',
  ),
  tls_not_yet: fault(
    'Срок сертификата сервера ещё не начался',
    'Проверьте часы на сервере Ведомо и дату выпуска сертификата',
    'The certificate of the server is not valid yet',
    'Check the clock of Vedomo and the date of the certificate',
  ),
  tls_name: fault(
    'Сертификат выдан другому имени сервера',
    'Укажите в настройках то имя, что записано в сертификате (SAN), или перевыпустите сертификат',
    'The certificate is for another name',
    'Use the name that stands in the certificate (SAN), or issue the certificate anew',
  ),
  tls_failed: fault(
    'Защищённое соединение не установлено',
    'Проверьте, что порт говорит на TLS и сервер умеет TLS 1.2 или новее',
    'A protected connection could not be made',
    'Check that the port speaks TLS and the server knows TLS 1.2 or newer',
  ),
  starttls_refused: fault(
    'Сервер не принимает StartTLS',
    'Включите TLS на сервере каталога или выберите LDAPS',
    'The server does not accept StartTLS',
    'Turn on TLS at the directory, or choose LDAPS',
  ),
  tls_required: fault(
    'Каталог требует защищённого соединения',
    'Выберите LDAPS или StartTLS',
    'The directory demands a protected connection',
    'Choose LDAPS or StartTLS',
  ),
  bind_refused: fault(
    'Каталог не принял служебную учётную запись',
    'Проверьте её DN (или имя@домен) и пароль; не заблокирована ли она',
    'The directory did not accept the service account',
    'Check its DN (or name@domain) and password, and that it is not locked',
  ),
  bind_password_missing: fault(
    'Пароль служебной учётной записи не задан',
    'Введите пароль в настройках каталога',
    'The service account has no password',
    'Type the password in the settings of the directory',
  ),
  not_permitted: fault(
    'Служебной учётной записи не хватает прав',
    'Дайте ей чтение базы поиска и нужных атрибутов',
    'The service account lacks rights',
    'Let it read the search base and the attributes',
  ),
  no_base: fault(
    'Базы поиска нет в каталоге',
    'Проверьте DN базы, например ou=people,dc=example,dc=org',
    'The search base is not in the directory',
    'Check the DN of the base, such as ou=people,dc=example,dc=org',
  ),
  wrong_filter: fault(
    'Фильтр или DN написан неверно',
    'Проверьте скобки фильтра и запись DN',
    'The filter or a DN is written wrongly',
    'Check the brackets of the filter and the DN',
  ),
  referral: fault(
    'Каталог отсылает к другому серверу',
    'Укажите сервер, который сам хранит эту базу поиска (для леса AD — контроллер нужного домена)',
    'The directory refers to another server',
    'Name the server that holds this base itself (in an AD forest: a controller of the domain)',
  ),
  size_limit: fault(
    'Каталог отдаёт меньше записей, чем нужно',
    'Снимите предел числа записей для служебной учётной записи или сузьте фильтр',
    'The directory gives fewer entries than needed',
    'Lift the size limit for the service account, or narrow the filter',
  ),
  time_limit: fault(
    'Каталог не успел выполнить поиск',
    'Проиндексируйте атрибуты фильтра или сузьте базу поиска',
    'The directory ran out of time while searching',
    'Index the attributes of the filter, or narrow the base',
  ),
  busy: fault(
    'Каталог перегружен или не готов отвечать',
    'Повторите позже; посмотрите журнал каталога',
    'The directory is overloaded or not ready',
    'Try again later; look into the log of the directory',
  ),
  not_found: fault(
    'Такого логина в каталоге нет',
    'Проверьте базу поиска, фильтр и атрибуты входа',
    'The directory has no such login',
    'Check the base, the filter and the sign-in attributes',
  ),
  several: fault(
    'Логину подходит несколько записей',
    'Сузьте фильтр или оставьте один атрибут входа: вход возможен только при одной записи',
    'Several entries fit the login',
    'Narrow the filter or keep one sign-in attribute: exactly one entry is needed',
  ),
  no_subject: fault(
    'У записи нет постоянного идентификатора',
    'Укажите атрибут: entryUUID (OpenLDAP), objectGUID (AD, Samba), ipaUniqueID (FreeIPA, ALD Pro)',
    'The entry has no lasting identifier',
    'Name the attribute: entryUUID (OpenLDAP), objectGUID (AD, Samba), ipaUniqueID (FreeIPA, ALD Pro)',
  ),
  no_login: fault(
    'У записи нет логина',
    'Проверьте, какой атрибут назначен логином',
    'The entry has no login',
    'Check which attribute is the login',
  ),
  password_wrong: fault(
    'Пароль неверен',
    'Каталог не принял этот пароль',
    'The password is wrong',
    'The directory did not accept this password',
  ),
  password_empty: fault(
    'Пароль пуст',
    'С пустым паролем каталог пускает кого угодно, поэтому он не проверяется',
    'The password is empty',
    'A directory lets anybody in with an empty password, so it is not tried',
  ),
  account_disabled: fault(
    'Учётная запись отключена в каталоге',
    'Включите её в каталоге',
    'The account is disabled in the directory',
    'Enable it in the directory',
  ),
  account_locked: fault(
    'Учётная запись заблокирована в каталоге',
    'Разблокируйте её в каталоге или подождите',
    'The account is locked in the directory',
    'Unlock it in the directory, or wait',
  ),
  account_expired: fault(
    'Срок учётной записи в каталоге истёк',
    'Продлите её в каталоге',
    'The account has expired in the directory',
    'Prolong it in the directory',
  ),
  account_hours: fault(
    'Каталог не пускает в это время или с этой машины',
    'Проверьте часы входа и список компьютеров в каталоге',
    'The directory does not admit at this hour or from this machine',
    'Check the logon hours and workstations in the directory',
  ),
  password_expired: fault(
    'Срок пароля в каталоге истёк',
    'Пароль меняют в каталоге, например при входе в Windows',
    'The password has expired in the directory',
    'It is changed in the directory, for instance when signing in to Windows',
  ),
  password_change: fault(
    'Каталог требует сменить пароль',
    'Пароль меняют в каталоге, например при входе в Windows',
    'The directory demands another password',
    'It is changed in the directory, for instance when signing in to Windows',
  ),
  failed: fault(
    'Каталог ответил ошибкой',
    'Посмотрите журнал каталога в это время',
    'The directory answered with an error',
    'Look into the log of the directory at this time',
  ),
} as const satisfies Record<string, DirectoryFault>;
export type DirectoryFaultCode = keyof typeof directoryFaults;
export const directoryFaultCodes = Object.keys(directoryFaults) as [DirectoryFaultCode, ...DirectoryFaultCode[]];
