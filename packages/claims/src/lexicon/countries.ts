/** A country as news write it: its ISO 3166-1 alpha-2 code, its names, what its people and things are called, and the cities that stand for its government. */
export interface Country {
  readonly code: string;
  readonly names: readonly string[];
  readonly demonyms: readonly string[];
  readonly capitals: readonly string[];
}

// code|names|demonyms (singular forms; a plural in -s is understood)|capitals
const TABLE = `
AF|Afghanistan|Afghan,Afghani|Kabul
AL|Albania|Albanian|Tirana
DZ|Algeria|Algerian|Algiers
AD|Andorra|Andorran|
AO|Angola|Angolan|Luanda
AG|Antigua|Antiguan|
AR|Argentina|Argentine,Argentinian|Buenos Aires
AM|Armenia|Armenian|Yerevan
AU|Australia|Australian,Aussie|Canberra
AT|Austria|Austrian|Vienna
AZ|Azerbaijan|Azerbaijani,Azeri|Baku
BS|Bahamas|Bahamian|Nassau
BH|Bahrain|Bahraini|Manama
BD|Bangladesh|Bangladeshi|Dhaka
BB|Barbados|Barbadian|Bridgetown
BY|Belarus|Belarusian,Belarussian|Minsk
BE|Belgium|Belgian|Brussels
BZ|Belize|Belizean|
BJ|Benin|Beninese|Cotonou
BT|Bhutan|Bhutanese|Thimphu
BO|Bolivia|Bolivian|La Paz
BA|Bosnia,Bosnia and Herzegovina|Bosnian|Sarajevo
BW|Botswana|Botswanan|Gaborone
BR|Brazil|Brazilian|Brasilia
BN|Brunei|Bruneian|
BG|Bulgaria|Bulgarian|Sofia
BF|Burkina Faso,Burkina|Burkinabe,Burkinabè|Ouagadougou
BI|Burundi|Burundian|Bujumbura
KH|Cambodia|Cambodian|Phnom Penh
CM|Cameroon|Cameroonian|Yaounde
CA|Canada|Canadian|Ottawa
CV|Cape Verde|Cape Verdean|
CF|Central African Republic,CAR|Central African|Bangui
TD|Chad|Chadian|N'Djamena
CL|Chile|Chilean|Santiago
CN|China|Chinese,Tibetan|Beijing
CO|Colombia|Colombian|Bogota
KM|Comoros|Comorian|
CG|Republic of Congo|Congolese|Brazzaville
CD|Democratic Republic of Congo,DR Congo,DRC,Congo|Congolese|Kinshasa
CR|Costa Rica|Costa Rican|San Jose
CI|Ivory Coast,Cote d'Ivoire|Ivorian|Abidjan
HR|Croatia|Croatian,Croat|Zagreb
CU|Cuba|Cuban|Havana
CY|Cyprus|Cypriot|Nicosia
CZ|Czech Republic,Czechia|Czech|Prague
DK|Denmark|Danish,Dane|Copenhagen
DJ|Djibouti|Djiboutian|
DM|Dominica||
DO|Dominican Republic|Dominican|Santo Domingo
EC|Ecuador|Ecuadorian,Ecuadorean|Quito
EG|Egypt|Egyptian|Cairo
SV|El Salvador|Salvadoran,Salvadorean|San Salvador
GQ|Equatorial Guinea|Equatoguinean|Malabo
ER|Eritrea|Eritrean|Asmara
EE|Estonia|Estonian|Tallinn
SZ|Eswatini,Swaziland|Swazi|
ET|Ethiopia|Ethiopian,Tigrayan,Amhara,Oromo|Addis Ababa
FJ|Fiji|Fijian|Suva
FI|Finland|Finnish,Finn|Helsinki
FR|France|French,Frenchman,Frenchmen|Paris
GA|Gabon|Gabonese|Libreville
GM|Gambia|Gambian|Banjul
GE|Georgia|Georgian|Tbilisi
DE|Germany|German|Berlin
GH|Ghana|Ghanaian|Accra
GR|Greece|Greek|Athens
GD|Grenada|Grenadian|
GT|Guatemala|Guatemalan|Guatemala City
GN|Guinea|Guinean|Conakry
GW|Guinea-Bissau||Bissau
GY|Guyana|Guyanese|Georgetown
HT|Haiti|Haitian|Port-au-Prince
HN|Honduras|Honduran|Tegucigalpa
HK|Hong Kong|Hongkonger|
HU|Hungary|Hungarian|Budapest
IS|Iceland|Icelandic,Icelander|Reykjavik
IN|India|Indian|New Delhi,Delhi
ID|Indonesia|Indonesian|Jakarta
IR|Iran,Islamic Republic|Iranian|Tehran
IQ|Iraq|Iraqi|Baghdad
IE|Ireland|Irish,Irishman,Irishmen|Dublin
IL|Israel|Israeli|Jerusalem,Tel Aviv
IT|Italy|Italian|Rome
JM|Jamaica|Jamaican|Kingston
JP|Japan|Japanese|Tokyo
JO|Jordan|Jordanian|Amman
KZ|Kazakhstan|Kazakh,Kazakhstani|Astana
KE|Kenya|Kenyan|Nairobi
XK|Kosovo|Kosovar|Pristina
KW|Kuwait|Kuwaiti|Kuwait City
KG|Kyrgyzstan|Kyrgyz|Bishkek
LA|Laos|Lao,Laotian|Vientiane
LV|Latvia|Latvian|Riga
LB|Lebanon|Lebanese|Beirut
LS|Lesotho|Basotho|Maseru
LR|Liberia|Liberian|Monrovia
LY|Libya|Libyan|Tripoli
LI|Liechtenstein||
LT|Lithuania|Lithuanian|Vilnius
LU|Luxembourg||
MG|Madagascar|Malagasy|Antananarivo
MW|Malawi|Malawian|Lilongwe
MY|Malaysia|Malaysian|Kuala Lumpur
MV|Maldives|Maldivian|
ML|Mali|Malian|Bamako
MT|Malta|Maltese|Valletta
MR|Mauritania|Mauritanian|Nouakchott
MU|Mauritius|Mauritian|
MX|Mexico|Mexican|Mexico City
MD|Moldova|Moldovan|Chisinau
MC|Monaco||
MN|Mongolia|Mongolian|Ulaanbaatar
ME|Montenegro|Montenegrin|Podgorica
MA|Morocco|Moroccan|Rabat
MZ|Mozambique|Mozambican|Maputo
MM|Myanmar,Burma|Burmese|Naypyidaw,Yangon
NA|Namibia|Namibian|Windhoek
NP|Nepal|Nepalese,Nepali|Kathmandu
NL|Netherlands,Holland|Dutch,Dutchman|The Hague,Amsterdam
NZ|New Zealand|New Zealander|Wellington
NI|Nicaragua|Nicaraguan|Managua
NE|Niger|Nigerien|Niamey
NG|Nigeria|Nigerian|Abuja
KP|North Korea|North Korean|Pyongyang
MK|North Macedonia,Macedonia|Macedonian|Skopje
NO|Norway|Norwegian|Oslo
OM|Oman|Omani|Muscat
PK|Pakistan|Pakistani|Islamabad
PS|Palestine,Gaza,West Bank|Palestinian,Gazan|Ramallah
PA|Panama|Panamanian|
PG|Papua New Guinea|Papuan|Port Moresby
PY|Paraguay|Paraguayan|Asuncion
PE|Peru|Peruvian|Lima
PH|Philippines|Philippine,Filipino,Filipina|Manila
PL|Poland|Polish,Pole|Warsaw
PT|Portugal|Portuguese|Lisbon
PR|Puerto Rico|Puerto Rican|San Juan
QA|Qatar|Qatari|Doha
RO|Romania|Romanian|Bucharest
RU|Russia,Russian Federation|Russian,Chechen,Dagestani|Moscow,Kremlin
RW|Rwanda|Rwandan|Kigali
SA|Saudi Arabia|Saudi,Saudi Arabian|Riyadh
SN|Senegal|Senegalese|Dakar
RS|Serbia|Serbian,Serb|Belgrade
SL|Sierra Leone|Sierra Leonean|Freetown
SG|Singapore|Singaporean|
SK|Slovakia|Slovak,Slovakian|Bratislava
SI|Slovenia|Slovenian,Slovene|Ljubljana
SB|Solomon Islands||Honiara
SO|Somalia|Somali,Somalian|Mogadishu
ZA|South Africa|South African|Pretoria
KR|South Korea|South Korean|Seoul
SS|South Sudan|South Sudanese|Juba
ES|Spain|Spanish,Spaniard,Catalan|Madrid
LK|Sri Lanka|Sri Lankan|Colombo
SD|Sudan|Sudanese,Darfuri|Khartoum
SR|Suriname|Surinamese|
SE|Sweden|Swedish,Swede|Stockholm
CH|Switzerland|Swiss|Bern
SY|Syria|Syrian|Damascus
TW|Taiwan|Taiwanese|Taipei
TJ|Tajikistan|Tajik|Dushanbe
TZ|Tanzania|Tanzanian|Dodoma
TH|Thailand|Thai|Bangkok
TL|East Timor,Timor-Leste|Timorese|Dili
TG|Togo|Togolese|Lome
TO|Tonga|Tongan|
TT|Trinidad|Trinidadian|
TN|Tunisia|Tunisian|Tunis
TR|Turkey,Turkiye,Türkiye|Turkish,Turk|Ankara
TM|Turkmenistan|Turkmen|Ashgabat
UG|Uganda|Ugandan|Kampala
UA|Ukraine|Ukrainian|Kyiv,Kiev
AE|United Arab Emirates,UAE,Emirates|Emirati|Abu Dhabi
GB|United Kingdom,UK,U.K.,Britain,Great Britain,England,Scotland,Wales,Northern Ireland|British,Briton,English,Scottish,Welsh|London,Downing Street
US|United States,US,U.S.,USA,U.S.A.,America|American,Texan,Californian,Floridian,Hawaiian|Washington,Pentagon,White House
UY|Uruguay|Uruguayan|Montevideo
UZ|Uzbekistan|Uzbek|Tashkent
VU|Vanuatu||
VA|Vatican||
VE|Venezuela|Venezuelan|Caracas
VN|Vietnam|Vietnamese|Hanoi
YE|Yemen|Yemeni,Yemenite|Sanaa
KI|Kiribati|I-Kiribati|
KN|Saint Kitts and Nevis,St Kitts|Kittitian|
LC|Saint Lucia,St Lucia|Saint Lucian|
MH|Marshall Islands|Marshallese|
FM|Micronesia|Micronesian|
NR|Nauru|Nauruan|
PW|Palau|Palauan|
SC|Seychelles|Seychellois|
SM|San Marino|Sammarinese|
ST|Sao Tome and Principe,Sao Tome|Santomean|
TV|Tuvalu|Tuvaluan|
VC|Saint Vincent and the Grenadines,St Vincent|Vincentian|
WS|Samoa|Samoan|
ZM|Zambia|Zambian|Lusaka
ZW|Zimbabwe|Zimbabwean|Harare
`;

const list = (cell: string | undefined): readonly string[] => (cell === undefined || cell === '' ? [] : cell.split(','));

/** Every country of the lexicon. */
export const COUNTRIES: readonly Country[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [code = '', names, demonyms, capitals] = line.split('|');
    return { code, names: list(names), demonyms: list(demonyms), capitals: list(capitals) };
  });
