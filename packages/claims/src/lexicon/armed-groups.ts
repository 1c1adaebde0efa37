/** An armed group as news write it. */
export interface ArmedGroup {
  readonly key: string;
  readonly names: readonly string[];
  /** The country whose government it is; null for groups that govern none. */
  readonly governs: string | null;
}

// key|names|country it governs
const TABLE = `
taliban|Taliban,Afghan Taliban,Islamic Emirate,Islamic Emirate of Afghanistan|AF
ttp|TTP,Tehreek-e-Taliban Pakistan,Tehrik-i-Taliban Pakistan,Tehreek-e-Taliban,Pakistani Taliban,Pakistan Taliban,Fitna al-Khawarij|
is|Islamic State,ISIS,ISIL,IS,Daesh,Islamic State of Iraq and the Levant,Islamic State of Iraq and Syria,ISIS-K,Islamic State Khorasan,ISKP,IS-K|
al-qaeda|al-Qaeda,al Qaeda,al-Qaida,AQAP,AQIM|
hamas|Hamas,al-Qassam Brigades,Al-Qassam Brigades,Qassam Brigades,Izz ad-Din al-Qassam Brigades|
islamic-jihad|Islamic Jihad,Palestinian Islamic Jihad,PIJ,Al-Quds Brigades|
hezbollah|Hezbollah,Hizbollah,Hizbullah|
houthi|Houthi,Houthis,Huthi,Ansar Allah,Ansarullah|
boko-haram|Boko Haram|
iswap|ISWAP,Islamic State West Africa Province|
al-shabab|al-Shabab,al-Shabaab,Al-Shabab,al Shabaab,Shabab|
rsf|Rapid Support Forces,RSF|
saf|Sudanese Armed Forces,SAF|SD
janjaweed|Janjaweed|
jnim|JNIM,Jama'at Nusrat al-Islam wal-Muslimin|
m23|M23|
adf|Allied Democratic Forces,ADF|
lra|Lord's Resistance Army,LRA|
tplf|TPLF,Tigray People's Liberation Front|
ola|Oromo Liberation Army,OLA|
pkk|PKK,Kurdistan Workers' Party,Kurdistan Workers Party|
ypg|YPG,People's Protection Units|
sdf|SDF,Syrian Democratic Forces|
nusra|Nusra Front,al-Nusra,Jabhat al-Nusra,HTS,Hayat Tahrir al-Sham|
fsa|Free Syrian Army,FSA|
wagner|Wagner,Wagner Group|
irgc|IRGC,Revolutionary Guards,Revolutionary Guard,Islamic Revolutionary Guard Corps,Quds Force,Guard Corps|IR
idf|IDF,Israel Defense Forces,Israel Defence Forces,Israeli Defense Forces|IL
kataib-hezbollah|Kataib Hezbollah|
pmf|Popular Mobilization Forces,PMF,Hashd al-Shaabi|
peshmerga|Peshmerga|
bla|Balochistan Liberation Army,Baloch Liberation Army,BLA|
lashkar|Lashkar-e-Taiba,LeT,Lashkar-e-Jhangvi|
jaish|Jaish-e-Mohammed,Jaish-e-Mohammad|
haqqani|Haqqani network,Haqqani|
abu-sayyaf|Abu Sayyaf,Abu Sayyaf Group|
milf|Moro Islamic Liberation Front,MILF|
npa|New People's Army,NPA|
arakan-army|Arakan Army|
kia|Kachin Independence Army,KIA|
knla|Karen National Liberation Army|
tamil-tigers|Tamil Tigers,LTTE|
naxalites|Naxalite,Maoist,Naxal|
farc|FARC|
eln|ELN|
sendero|Shining Path|
jalisco|Jalisco New Generation Cartel,CJNG|
sinaloa|Sinaloa Cartel|
ms13|MS-13|
ira|IRA|
eta|ETA|
azov|Azov|
dpr|Donetsk People's Republic,DPR,DNR|
lpr|Luhansk People's Republic,LPR,LNR|
seleka|Seleka|
anti-balaka|anti-Balaka|
ansaru|Ansaru|
ipob|IPOB|
lna|Libyan National Army,LNA|
gna|Government of National Accord,GNA|LY
stc|Southern Transitional Council,STC|
nato|NATO|
african-union|African Union,AU,AMISOM|
un|United Nations,UN,U.N.|
red-cross|Red Cross|
`;

/** Every armed group and body of forces of the lexicon. */
export const ARMED_GROUPS: readonly ArmedGroup[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [key = '', names = '', governs] = line.split('|');
    return { key, names: names.split(','), governs: governs === undefined || governs === '' ? null : governs };
  });
