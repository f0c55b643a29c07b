import { courtAppealNl } from "./court-appeal-nl.js";
import { courtCodesNl } from "./court-codes.js";

/** The words of what is wrong with a form of a court, in Dutch. */
export const courtFormNl = {
  form: {
    problem: "Er is een probleem",
    kept: "Wat u had ingevuld, staat er weer. Er was nog niets verzonden.",
    required: "Vul dit in: {{label}}.",
    unticked: "Vink aan, of maak leeg wat u erbij invulde: {{label}}.",
    optional: "(niet verplicht)",
    unfound: "Vink aan wat de rechter vindt, of wijs de aanvraag af: {{label}}.",
    number: "Geef een heel getal vanaf 1: {{label}}.",
    amount: "Geef een bedrag in euro’s, zoals 1000 of 250,50: {{label}}.",
    noUnit: "Er is geen dwangsom gekozen. Kies waarvoor zij is, of maak dit leeg: {{label}}.",
    noDuty: "Geef ten minste één verplichting.",
    moment: "Geef een datum en een tijd: {{label}}",
    notPast: "Dit moment is nog niet voorbij: {{label}}.",
    oralTooOld:
      "Wat mondeling is gegeven, wordt binnen 14 dagen op schrift gesteld. Geef het bevel opnieuw: {{label}}.",
    items: "Vink ten minste één adres aan.",
    onlyLifted: "Dit kan alleen bij opheffen.",
    onlyAnnulled: "Dit kan alleen bij vernietiging door een hoger gerecht.",
    onlyCorrection: "Dit kan alleen bij een verbetering. Kies die grond, of maak dit leeg.",
    onlyAddition: "Dit kan alleen bij een aanvulling. Kies die grond, of maak dit leeg.",
    onlySearch: "Dit kan alleen bij zoekresultaten. Kies dat, of maak dit leeg.",
    onlyDisclosure: "Dit kan alleen bij het verstrekken van gegevens. Kies dat, of haal dit weg: {{label}}.",
    onlyUnregistered:
      "Dit kan alleen bij iemand zonder registratie. Kies die als geadresseerde, of maak dit leeg: {{label}}.",
    notForData: "Een bevel dat alleen gegevens vraagt, heeft deze bevinding niet. Haal dit weg: {{label}}.",
    onlyKept: "Dit kan alleen als het bevel blijft gelden.",
    nothingLeft: "Zo blijft er niets over. Hef het bevel dan op.",
    notSealed: "Het bevel kon niet worden verzegeld, en is niet gegeven. Probeer het opnieuw, of vraag uw beheerder.",
    category: "Vink aan welke gegevens.",
    noKey:
      "Uw gerecht heeft geen geldige sleutel voor vertrouwelijke antwoorden. Vraag de beheerder er een te registreren.",
    otherRespondent:
      "Dit kenmerk staat hierboven al met andere gegevens. Geef een ander kenmerk, of maak de gegevens hier leeg.",
    allGiven: "Het bevel geeft dit helemaal. Haal weg wat u niet geeft, of maak dit leeg: {{label}}.",
    refused: "De hub neemt dit niet aan. Zij zegt (in het Engels):",
    codes: {
      ...courtCodesNl,
      ...courtAppealNl.codes,
      CASE_NUMBER_TAKEN: "Onder dit zaaknummer staat al een andere aanvraag. Kijk of u zich vergist.",
      APPLICANT_NOT_OPAQUE:
        "Geef een dossiernummer waaraan alleen uw gerecht de verzoeker kent, zoals dossier-2026-17; geen naam.",
      NOTICE_UNEXPLAINED: "Zeg waarom het niet eerst bij het platform is gemeld.",
      URL_INVALID: "Dit is geen volledig adres. Een adres begint met https:// of http://.",
      URL_DUPLICATE: "Hetzelfde adres staat er twee keer.",
      URL_HOST_UNKNOWN: "Dit adres ligt niet bij deze geadresseerde. Kies een andere, of zeg waarom het van deze is.",
      URL_SPELLING: "Dit adres is anders geschreven dan de hub het kent.",
      PLATFORM_UNKNOWN: "Deze geadresseerde kent de hub niet.",
      FINDING_MISSING: "Een van de drie bevindingen ontbreekt of heeft geen motivering.",
      FINDING_NEGATIVE: "Een bevinding is ontkennend. Wijs de aanvraag dan af.",
      GRANT_UNEXPLAINED: "Wat gevraagd is en u niet geeft, wijst u af met redenen.",
      GRANT_CONTRADICTS: "Wat u geeft, kunt u niet tegelijk afwijzen.",
      LANGUAGE_NOT_ACCEPTED: "Deze geadresseerde aanvaardt de taal van het bevel niet. Voeg een vertaling toe.",
      APPLICATION_DECIDED: "Op deze aanvraag is intussen al beslist.",
      SCOPE_MISSING: "Dit mag u niet. Een rechter kan het wel.",
      RATE_LIMITED: "U vraagt te veel tegelijk. Wacht even en probeer het opnieuw.",
      UPSTREAM_UNAVAILABLE: "De hub is even niet bereikbaar. Wat u invulde, staat er nog. Probeer het opnieuw.",
      SERVICE_UNAVAILABLE: "De hub is even niet bereikbaar. Wat u invulde, staat er nog. Probeer het opnieuw.",
      UPSTREAM_LOST: "De hub is even niet bereikbaar. Wat u invulde, staat er nog. Probeer het opnieuw.",
      ISSUER_UNAVAILABLE: "De hub kan uw aanmelding nu niet nagaan. Probeer het over een minuut opnieuw.",
      UNKNOWN_APPLICATION: "Deze aanvraag is er niet, of is niet van uw gerecht.",
      UNKNOWN_ORDER: "Dit bevel is er niet, of is niet van uw gerecht.",
    },
  },
};
