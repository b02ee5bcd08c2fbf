// Passwords that are tried first, Latin and Russian, with their usual endings; shipped, so that no outside list is asked.
export const commonPasswords: ReadonlySet<string> = new Set(
  `
000000000000 0123456789 0987654321 111111111111 112233445566 121212121212 123123123123 123456781234 123456789
1234567890 123456789012 1234567890123 12345678901234 1234567890qwerty 1q2w3e4r 1q2w3e4r! 1q2w3e4r1 1q2w3e4r1!
1q2w3e4r12 1q2w3e4r123 1q2w3e4r123! 1q2w3e4r1234 1q2w3e4r12345 1q2w3e4r123456 1q2w3e4r2024 1q2w3e4r2025
1q2w3e4r2026 1q2w3e4r2026! 1q2w3e4r5t 1q2w3e4r5t! 1q2w3e4r5t1 1q2w3e4r5t1! 1q2w3e4r5t12 1q2w3e4r5t123
1q2w3e4r5t123! 1q2w3e4r5t1234 1q2w3e4r5t12345 1q2w3e4r5t123456 1q2w3e4r5t2024 1q2w3e4r5t2025 1q2w3e4r5t2026
1q2w3e4r5t2026! 1q2w3e4r5t6y 1q2w3e4r5t6y! 1q2w3e4r5t6y1 1q2w3e4r5t6y1! 1q2w3e4r5t6y12 1q2w3e4r5t6y123
1q2w3e4r5t6y123! 1q2w3e4r5t6y1234 1q2w3e4r5t6y12345 1q2w3e4r5t6y123456 1q2w3e4r5t6y2024 1q2w3e4r5t6y2025
1q2w3e4r5t6y2026 1q2w3e4r5t6y2026! 1qaz2wsx 1qaz2wsx! 1qaz2wsx1 1qaz2wsx1! 1qaz2wsx12 1qaz2wsx123 1qaz2wsx123!
1qaz2wsx1234 1qaz2wsx12345 1qaz2wsx123456 1qaz2wsx2024 1qaz2wsx2025 1qaz2wsx2026 1qaz2wsx2026! 1qaz2wsx3edc
1qaz2wsx3edc! 1qaz2wsx3edc1 1qaz2wsx3edc1! 1qaz2wsx3edc12 1qaz2wsx3edc123 1qaz2wsx3edc123! 1qaz2wsx3edc1234
1qaz2wsx3edc12345 1qaz2wsx3edc123456 1qaz2wsx3edc2024 1qaz2wsx3edc2025 1qaz2wsx3edc2026 1qaz2wsx3edc2026!
987654321 aaaaaaaaaaaa abc123abc123 abcd12345678 abcdefghijkl abcdefghijklmnop admin admin! admin1 admin1!
admin12 admin123 admin123! admin1234 admin12345 admin123456 admin2024 admin2025 admin2026 admin2026!
adminadmin12 administrator administrator! administrator1 administrator1! administrator12 administrator123
administrator123! administrator1234 administrator12345 administrator123456 administrator2024 administrator2025
administrator2026 administrator2026! asdfghjkl123 baseball baseball! baseball1 baseball1! baseball12 baseball123
baseball123! baseball1234 baseball12345 baseball123456 baseball2024 baseball2025 baseball2026 baseball2026!
batman batman! batman1 batman1! batman12 batman123 batman123! batman1234 batman12345 batman123456 batman2024
batman2025 batman2026 batman2026! cdtnkfyf cdtnkfyf! cdtnkfyf1 cdtnkfyf1! cdtnkfyf12 cdtnkfyf123 cdtnkfyf123!
cdtnkfyf1234 cdtnkfyf12345 cdtnkfyf123456 cdtnkfyf2024 cdtnkfyf2025 cdtnkfyf2026 cdtnkfyf2026! changemechangeme
computer computer! computer1 computer1! computer12 computer123 computer123! computer1234 computer12345
computer123456 computer2024 computer2025 computer2026 computer2026! correcthorsebatterystaple dragon dragon!
dragon1 dragon1! dragon12 dragon123 dragon123! dragon1234 dragon12345 dragon123456 dragon2024 dragon2025
dragon2026 dragon2026! football football! football1 football1! football12 football123 football123! football1234
football12345 football123456 football2024 football2025 football2026 football2026! freedom freedom! freedom1
freedom1! freedom12 freedom123 freedom123! freedom1234 freedom12345 freedom123456 freedom2024 freedom2025
freedom2026 freedom2026! gfhjkm gfhjkm! gfhjkm1 gfhjkm1! gfhjkm12 gfhjkm123 gfhjkm123! gfhjkm1234 gfhjkm12345
gfhjkm123456 gfhjkm2024 gfhjkm2025 gfhjkm2026 gfhjkm2026! ghbdtn ghbdtn! ghbdtn1 ghbdtn1! ghbdtn12 ghbdtn123
ghbdtn123! ghbdtn1234 ghbdtn12345 ghbdtn123456 ghbdtn2024 ghbdtn2025 ghbdtn2026 ghbdtn2026! iloveyou iloveyou!
iloveyou1 iloveyou1! iloveyou12 iloveyou123 iloveyou123! iloveyou1234 iloveyou12345 iloveyou123456 iloveyou2024
iloveyou2025 iloveyou2026 iloveyou2026! internet internet! internet1 internet1! internet12 internet123
internet123! internet1234 internet12345 internet123456 internet2024 internet2025 internet2026 internet2026!
jennifer jennifer! jennifer1 jennifer1! jennifer12 jennifer123 jennifer123! jennifer1234 jennifer12345
jennifer123456 jennifer2024 jennifer2025 jennifer2026 jennifer2026! letmein letmein! letmein1 letmein1!
letmein12 letmein123 letmein123! letmein1234 letmein12345 letmein123456 letmein2024 letmein2025 letmein2026
letmein2026! ljrevtyn ljrevtyn! ljrevtyn1 ljrevtyn1! ljrevtyn12 ljrevtyn123 ljrevtyn123! ljrevtyn1234
ljrevtyn12345 ljrevtyn123456 ljrevtyn2024 ljrevtyn2025 ljrevtyn2026 ljrevtyn2026! master master! master1
master1! master12 master123 master123! master1234 master12345 master123456 master2024 master2025 master2026
master2026! michael michael! michael1 michael1! michael12 michael123 michael123! michael1234 michael12345
michael123456 michael2024 michael2025 michael2026 michael2026! monkey monkey! monkey1 monkey1! monkey12
monkey123 monkey123! monkey1234 monkey12345 monkey123456 monkey2024 monkey2025 monkey2026 monkey2026! p@ssw0rd
p@ssw0rd! p@ssw0rd1 p@ssw0rd1! p@ssw0rd12 p@ssw0rd123 p@ssw0rd123! p@ssw0rd1234 p@ssw0rd12345 p@ssw0rd123456
p@ssw0rd2024 p@ssw0rd2025 p@ssw0rd2026 p@ssw0rd2026! passw0rd passw0rd! passw0rd1 passw0rd1! passw0rd12
passw0rd123 passw0rd123! passw0rd1234 passw0rd12345 passw0rd123456 passw0rd2024 passw0rd2025 passw0rd2026
passw0rd2026! password password! password1 password1! password11 password11! password112 password1123
password1123! password11234 password112345 password1123456 password12 password12! password12024 password12025
password12026 password12026! password121 password121! password1212 password12123 password12123! password121234
password1212345 password12123456 password122024 password122025 password122026 password122026! password123
password123! password1231 password1231! password12312 password123123 password123123! password1231234
password12312345 password123123456 password1232024 password1232025 password1232026 password1232026! password1234
password1234! password12341 password12341! password123412 password1234123 password1234123! password12341234
password123412345 password1234123456 password12342024 password12342025 password12342026 password12342026!
password12345 password123456 password2024 password2025 password2026 password2026! passwordpassword passwort
passwort! passwort1 passwort1! passwort12 passwort123 passwort123! passwort1234 passwort12345 passwort123456
passwort2024 passwort2025 passwort2026 passwort2026! princess princess! princess1 princess1! princess12
princess123 princess123! princess1234 princess12345 princess123456 princess2024 princess2025 princess2026
princess2026! qazwsxedc qazwsxedc! qazwsxedc1 qazwsxedc1! qazwsxedc12 qazwsxedc123 qazwsxedc123! qazwsxedc1234
qazwsxedc12345 qazwsxedc123456 qazwsxedc2024 qazwsxedc2025 qazwsxedc2026 qazwsxedc2026! qazwsxedcrfv
qazwsxedcrfv! qazwsxedcrfv1 qazwsxedcrfv1! qazwsxedcrfv12 qazwsxedcrfv123 qazwsxedcrfv123! qazwsxedcrfv1234
qazwsxedcrfv12345 qazwsxedcrfv123456 qazwsxedcrfv2024 qazwsxedcrfv2025 qazwsxedcrfv2026 qazwsxedcrfv2026!
qwe123qwe123 qweasdzxc123 qwerty qwerty! qwerty1 qwerty1! qwerty12 qwerty123 qwerty123! qwerty1231 qwerty1231!
qwerty12312 qwerty123123 qwerty123123! qwerty1231234 qwerty12312345 qwerty123123456 qwerty1232024 qwerty1232025
qwerty1232026 qwerty1232026! qwerty1234 qwerty12345 qwerty12345! qwerty123451 qwerty123451! qwerty1234512
qwerty12345123 qwerty12345123! qwerty123451234 qwerty1234512345 qwerty12345123456 qwerty123452024
qwerty123452025 qwerty123452026 qwerty123452026! qwerty123456 qwerty1234567890 qwerty2024 qwerty2025 qwerty2026
qwerty2026! qwertyqwerty qwertyuiop qwertyuiop! qwertyuiop1 qwertyuiop1! qwertyuiop12 qwertyuiop123
qwertyuiop123! qwertyuiop1234 qwertyuiop12345 qwertyuiop123456 qwertyuiop2024 qwertyuiop2025 qwertyuiop2026
qwertyuiop2026! qwertyuiop[] qwertyuiopas qwertyuiopasdf shadow shadow! shadow1 shadow1! shadow12 shadow123
shadow123! shadow1234 shadow12345 shadow123456 shadow2024 shadow2025 shadow2026 shadow2026! starwars starwars!
starwars1 starwars1! starwars12 starwars123 starwars123! starwars1234 starwars12345 starwars123456 starwars2024
starwars2025 starwars2026 starwars2026! sunshine sunshine! sunshine1 sunshine1! sunshine12 sunshine123
sunshine123! sunshine1234 sunshine12345 sunshine123456 sunshine2024 sunshine2025 sunshine2026 sunshine2026!
superman superman! superman1 superman1! superman12 superman123 superman123! superman1234 superman12345
superman123456 superman2024 superman2025 superman2026 superman2026! trustno1 trustno1! trustno11 trustno11!
trustno112 trustno1123 trustno1123! trustno11234 trustno112345 trustno1123456 trustno12024 trustno12025
trustno12026 trustno12026! vedomo vedomo! vedomo1 vedomo1! vedomo12 vedomo123 vedomo123! vedomo1234 vedomo12345
vedomo123456 vedomo2024 vedomo2025 vedomo2026 vedomo2026! vedomost vedomost! vedomost1 vedomost1! vedomost12
vedomost123 vedomost123! vedomost1234 vedomost12345 vedomost123456 vedomost2024 vedomost2025 vedomost2026
vedomost2026! vfrcbv vfrcbv! vfrcbv1 vfrcbv1! vfrcbv12 vfrcbv123 vfrcbv123! vfrcbv1234 vfrcbv12345 vfrcbv123456
vfrcbv2024 vfrcbv2025 vfrcbv2026 vfrcbv2026! welcome welcome! welcome1 welcome1! welcome12 welcome123
welcome123! welcome1234 welcome12345 welcome123456 welcome2024 welcome2025 welcome2026 welcome2026! whatever
whatever! whatever1 whatever1! whatever12 whatever123 whatever123! whatever1234 whatever12345 whatever123456
whatever2024 whatever2025 whatever2026 whatever2026! yfnfif yfnfif! yfnfif1 yfnfif1! yfnfif12 yfnfif123
yfnfif123! yfnfif1234 yfnfif12345 yfnfif123456 yfnfif2024 yfnfif2025 yfnfif2026 yfnfif2026! zaq12wsx zaq12wsx!
zaq12wsx1 zaq12wsx1! zaq12wsx12 zaq12wsx123 zaq12wsx123! zaq12wsx1234 zaq12wsx12345 zaq12wsx123456 zaq12wsx2024
zaq12wsx2025 zaq12wsx2026 zaq12wsx2026! zxcvbnm12345 александр александр! александр1 александр1! александр12
александр123 александр123! александр1234 александр12345 александр123456 александр2024 александр2025
александр2026 александр2026! ведомо ведомо! ведомо1 ведомо1! ведомо12 ведомо123 ведомо123! ведомо1234
ведомо12345 ведомо123456 ведомо2024 ведомо2025 ведомо2026 ведомо2026! ведомость ведомость! ведомость1
ведомость1! ведомость12 ведомость123 ведомость123! ведомость1234 ведомость12345 ведомость123456 ведомость2024
ведомость2025 ведомость2026 ведомость2026! йцукен йцукен! йцукен1 йцукен1! йцукен12 йцукен123 йцукен123!
йцукен1231 йцукен1231! йцукен12312 йцукен123123 йцукен123123! йцукен1231234 йцукен12312345 йцукен123123456
йцукен1232024 йцукен1232025 йцукен1232026 йцукен1232026! йцукен1234 йцукен12345 йцукен123456 йцукен2024
йцукен2025 йцукен2026 йцукен2026! йцукенгшщзхъ йцукенгшщзхъ! йцукенгшщзхъ1 йцукенгшщзхъ1! йцукенгшщзхъ12
йцукенгшщзхъ123 йцукенгшщзхъ123! йцукенгшщзхъ1234 йцукенгшщзхъ12345 йцукенгшщзхъ123456 йцукенгшщзхъ2024
йцукенгшщзхъ2025 йцукенгшщзхъ2026 йцукенгшщзхъ2026! йцукенгшщзхъфыва канцелярия канцелярия! канцелярия1
канцелярия1! канцелярия12 канцелярия123 канцелярия123! канцелярия1234 канцелярия12345 канцелярия123456
канцелярия2024 канцелярия2025 канцелярия2026 канцелярия2026! любовь любовь! любовь1 любовь1! любовь12 любовь123
любовь123! любовь1234 любовь12345 любовь123456 любовь2024 любовь2025 любовь2026 любовь2026! максим максим!
максим1 максим1! максим12 максим123 максим123! максим1234 максим12345 максим123456 максим2024 максим2025
максим2026 максим2026! марина марина! марина1 марина1! марина12 марина123 марина123! марина1234 марина12345
марина123456 марина2024 марина2025 марина2026 марина2026! москва москва! москва1 москва1! москва12 москва123
москва123! москва1234 москва12345 москва123456 москва2024 москва2025 москва2026 москва2026! наташа наташа!
наташа1 наташа1! наташа12 наташа123 наташа123! наташа1234 наташа12345 наташа123456 наташа2024 наташа2025
наташа2026 наташа2026! организация организация! организация1 организация1! организация12 организация123
организация123! организация1234 организация12345 организация123456 организация2024 организация2025
организация2026 организация2026! пароль пароль! пароль1 пароль1! пароль12 пароль123 пароль123! пароль1231
пароль1231! пароль12312 пароль123123 пароль123123! пароль1231234 пароль12312345 пароль123123456 пароль1232024
пароль1232025 пароль1232026 пароль1232026! пароль1234 пароль1234! пароль12341 пароль12341! пароль123412
пароль1234123 пароль1234123! пароль12341234 пароль123412345 пароль1234123456 пароль12342024 пароль12342025
пароль12342026 пароль12342026! пароль12345 пароль123456 пароль2024 пароль2025 пароль2026 пароль2026! письмо
письмо! письмо1 письмо1! письмо12 письмо123 письмо123! письмо1234 письмо12345 письмо123456 письмо2024 письмо2025
письмо2026 письмо2026! привет привет! привет1 привет1! привет12 привет123 привет123! привет1234 привет12345
привет123456 привет2024 привет2025 привет2026 привет2026! регистратура регистратура! регистратура1
регистратура1! регистратура12 регистратура123 регистратура123! регистратура1234 регистратура12345
регистратура123456 регистратура2024 регистратура2025 регистратура2026 регистратура2026! россия россия! россия1
россия1! россия12 россия123 россия123! россия1234 россия12345 россия123456 россия2024 россия2025 россия2026
россия2026! светлана светлана! светлана1 светлана1! светлана12 светлана123 светлана123! светлана1234
светлана12345 светлана123456 светлана2024 светлана2025 светлана2026 светлана2026! секретарь секретарь!
секретарь1 секретарь1! секретарь12 секретарь123 секретарь123! секретарь1234 секретарь12345 секретарь123456
секретарь2024 секретарь2025 секретарь2026 секретарь2026! солнышко солнышко! солнышко1 солнышко1! солнышко12
солнышко123 солнышко123! солнышко1234 солнышко12345 солнышко123456 солнышко2024 солнышко2025 солнышко2026
солнышко2026! фывапролджэ фывапролджэ! фывапролджэ1 фывапролджэ1! фывапролджэ12 фывапролджэ123 фывапролджэ123!
фывапролджэ1234 фывапролджэ12345 фывапролджэ123456 фывапролджэ2024 фывапролджэ2025 фывапролджэ2026
фывапролджэ2026! ячсмитьбю ячсмитьбю! ячсмитьбю1 ячсмитьбю1! ячсмитьбю12 ячсмитьбю123 ячсмитьбю123!
ячсмитьбю1234 ячсмитьбю12345 ячсмитьбю123456 ячсмитьбю2024 ячсмитьбю2025 ячсмитьбю2026 ячсмитьбю2026!
`
    .trim()
    .split(/\s+/),
);
