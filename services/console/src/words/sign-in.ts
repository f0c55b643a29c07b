/** The words of signing in, in Dutch. */
export const signInNl = {
  link: "Inloggen",
  out: "Uitloggen",
  as: "Ingelogd als {{name}}",
  again: "Opnieuw inloggen",
  first: {
    title: "Log eerst in",
    text: "Deze pagina is voor wie is ingelogd. Daarna komt u hier terug.",
  },
  ended: {
    title: "Uw sessie is geëindigd",
    text: "Er is niets verzonden. Wat u had ingevuld, is bewaard: na het inloggen staat het er weer.",
  },
  none: {
    title: "Hier kan niemand inloggen",
    text: "Op deze site is inloggen niet ingesteld. Systemen gebruiken GraphQL.",
  },
  unavailable: {
    title: "Inloggen lukt nu niet",
    text: "De dienst waarmee u inlogt, geeft geen antwoord. Probeer het over een minuut opnieuw.",
  },
  stale: {
    title: "Deze poging om in te loggen geldt niet meer",
    text: "Het duurde te lang, of er was al een nieuwe poging begonnen. Begin opnieuw.",
  },
  refused: {
    title: "U bent niet ingelogd",
    text: "De dienst waarmee u inlogt, heeft u niet toegelaten, of het antwoord klopte niet. Begin opnieuw, of vraag uw beheerder om toegang.",
  },
  foreign: {
    title: "Dit kwam niet van deze site",
    text: "Een andere site verzond dit formulier. Er is niets gedaan.",
  },
  noPages: {
    title: "U bent ingelogd",
    text: "Voor u zijn er nog geen eigen pagina’s. Uw systeem kan GraphQL gebruiken.",
  },
  role: {
    title: "Deze pagina is niet voor u",
    text: "Zij is voor een gerecht. U bent ingelogd als {{name}}. Log uit, en log in namens een gerecht.",
  },
};

export const signInEn: typeof signInNl = {
  link: "Sign in",
  out: "Sign out",
  as: "Signed in as {{name}}",
  again: "Sign in again",
  first: {
    title: "Sign in first",
    text: "This page is for whoever has signed in. You come back here afterwards.",
  },
  ended: {
    title: "Your session has ended",
    text: "Nothing was sent. What you entered is kept: it stands there again once you have signed in.",
  },
  none: {
    title: "Nobody can sign in here",
    text: "Signing in is not set up on this site. Systems use GraphQL.",
  },
  unavailable: {
    title: "Signing in does not work now",
    text: "The service with which you sign in gives no answer. Try again in a minute.",
  },
  stale: {
    title: "This attempt to sign in no longer counts",
    text: "It took too long, or a new attempt had begun. Begin again.",
  },
  refused: {
    title: "You are not signed in",
    text: "The service with which you sign in did not let you in, or its answer was not right. Begin again, or ask your administrator for access.",
  },
  foreign: {
    title: "This did not come from this site",
    text: "Another site sent this form. Nothing was done.",
  },
  noPages: {
    title: "You are signed in",
    text: "There are no pages of your own for you yet. Your system can use GraphQL.",
  },
  role: {
    title: "This page is not for you",
    text: "It is for a court. You are signed in as {{name}}. Sign out, and sign in for a court.",
  },
};
