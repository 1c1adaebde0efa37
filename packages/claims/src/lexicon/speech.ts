import { wordSet } from './words.ts';

/** Every form of the verbs that credit a speaker with what follows or precedes. */
export const SAY_VERBS = wordSet(`
  rejected rejects dismissed dismisses disputed disputes refuted refutes
  read
  informs informed
  indicate suggest warn fear insist allege note assert deny verify document
 
  increased raised lowered estimate given
  said say says saying told tell tells stated state states stating reported report reports reporting confirmed confirm confirms confirming announced announce announces announcing
  claimed claim claims claiming added add adds adding estimated estimate estimates estimating noted note notes noting declared declare declares declaring alleged allege alleges alleging
  wrote write writes writing tweeted posted explained explains insisted insists argued asserted asserts maintained maintains acknowledged acknowledges admitted admits admitting conceded
  revealed reveals revealing disclosed indicated indicates indicating warned warns warning recounted recalled recalls recounts testified recorded records recording documented documents documenting
  listed lists tallied counted counts verified verifies observed predicted predicts forecast projected believes believe believed fears feared showed shows show suggested suggests
  concluded concludes found boasted reiterated emphasized stressed commented remarked replied responded quoted denied denies denying accused accuses accusing blamed blames
  described describes describing informed heard saw witnessed contended contends contend updated upped revised put puts gave gives giving cited quipped continued
  published issued released
`);

/** Verbs of SAY_VERBS that credit only with a clause or figure right behind them, so that other uses of the word are not mistaken. */
export const DIRECT_ONLY = wordSet(`
  shows increased raised lowered given
  state states report reports claim claims estimate estimates note notes  show  showed  suggests suggested records recorded recording documents document documented documenting listed lists counted counts
  found put puts gave gives giving published issued released heard saw witnessed   posted write writes believe believes believed fears feared warning forecast projected predicted described describes describing
  updated upped revised cited saying  verified verifies observed responded replied continued argued concluded concludes blamed blames accused accuses accusing denied denies denying indicates indicated revealed reveals tallied
  released add adds declare declares declared confirm confirms
`);

/** Participles that go on with the account of the sentence's last speaker (", adding that …"). */
export const CONTINUING = wordSet(
  'adding saying noting claiming stating confirming reporting alleging warning explaining stressing announcing insisting writing telling putting giving revealing showing indicating suggesting',
);

/** Third-person pronouns by what they can stand for. */
export const PERSON_PRONOUNS = wordSet('he she i');
export const BODY_PRONOUNS = wordSet('it');
export const GROUP_PRONOUNS = wordSet('they we');

/** Offices and trades that introduce or follow a speaker's name. */
export const ROLES = wordSet(`
  president premier chancellor minister secretary governor mayor senator congressman congresswoman representative lawmaker spokesman spokeswoman spokesperson spokespeople spokesmen spokespersons official officials officer officers
  commander commanders general gen. gen colonel col. col lieutenant lt. lt major maj. captain capt. capt sergeant sgt. admiral brigadier marshal chief chiefs head director deputy vice undersecretary undersheriff sheriff superintendent inspector detective
  commissioner coroner prosecutor attorney judge lawyer ambassador envoy diplomat coordinator leader leaders chairman chairwoman chairperson chair ceo executive manager doctor dr. dr nurse medic medics paramedic paramedics surgeon physician
  professor analyst analysts expert experts researcher scientist activist activists campaigner campaigners resident residents witness witnesses eyewitness eyewitnesses survivor survivors villager villagers relative relatives neighbor neighbour neighbors neighbours
  reporter reporters correspondent correspondents journalist journalists source sources police authorities authority rescuers rescuer firefighters investigators investigator prosecutors ministry department agency office union committee council commission organization organisation
  group monitor watchdog observatory charity hospital hospitals army military forces force navy government administration court coalition pope king prince sheikh imam rev. mr. mr mrs. mrs ms. ms
  organiser organisers organizer organizers local locals critic critics observer observers jihadist jihadists insurgent insurgents separatist separatists rebel rebels militant militants
  adviser advisor aide administrator elder elders worker workers volunteer volunteers man woman driver passenger teacher student farmer owner employee father mother brother sister son uncle
`);

/** Bodies that publish news: alone they are the claimant, beside a source they relay. */
export const OUTLETS = wordSet(`
  press agence reuters ap afp cnn bbc nbc abc cbs fox npr pbs msnbc bloomberg axios politico al-jazeera jazeera aljazeera anadolu xinhua tass interfax ria sputnik irna isna fars tasnim mehr press-tv sana saba petra wafa dpa efe ansa kyodo yonhap pti ani ndtv dawn geo ary tolo tolonews trt
  dw rfi euronews guardian telegraph independent haaretz times post journal herald tribune gazette rappler inquirer bild spiegel figaro monde wsj nyt upi aamaq amaq ukrinform unian meduza newspaper newspapers broadcaster television tv radio media outlet outlets news-agency newswire wire website site station channel reporters journalists
  twitter facebook telegram x instagram youtube whatsapp
`);

/** Nouns of documents and places of speech that carry a figure for whoever made them. */
export const DOCUMENTS = wordSet(
  'report reports statement data figures figure statistics toll tally count estimate estimates survey study records record document documents tweet post bulletin update footage video images indictment database poll',
);

/** Nouns that name a speaking body even in lower case. */
export const BODY_NOUNS = wordSet(`
  ministry department agency office union committee council commission organization organisation group monitor watchdog observatory charity hospital army military navy government administration court coalition police
  network institute center centre society association foundation party movement militia command force forces service services authority authorities bureau company airline university school station channel newspaper media
  embassy consulate statement mission team board opposition junta regime cartel operator firm parliament senate church federation league alliance front bloc campaign tribunal
`);
