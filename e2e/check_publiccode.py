"""Checks publiccode.yml, and then itself: every way in which the file is broken below must be found.

The standard is publiccode.yml 0.4 (docs.italia.it, "publiccode.yml: core keys"). Its JSON schema of that version
(teamdigitale/publiccode-json-schema) is an empty root, and no package on PyPI or npm carries a full one, so this is a
schema of our own with the rules of the standard's own validator, publiccode-parser-go (v0.go, validators/v0.go): the
same required keys, value sets, lengths, formats and conditions, and no key that it does not know. Two things are
narrower here: the licence is ours, and both of our languages must be described.
"""

import copy
import sys

import jsonschema
import yaml

TEXT = {"type": "string", "minLength": 1}
WORDS = {"type": "string"}
DATE = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
URL = {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*://[^\s/]+"}
WEB = {"type": "string", "pattern": r"^https?://[^\s/]+"}
EMAIL = {"type": "string", "pattern": r"^[^@\s]+@[^@\s]+\.[^@\s]+$"}
MIME = {"type": "string", "pattern": r"^[A-Za-z0-9][\w!#$&^-]{0,126}/[A-Za-z0-9][\w!#$&^.+-]{0,126}$"}
COUNTRY = {"type": "string", "pattern": r"^([a-z]{2}|[A-Z]{2})$"}
LANGUAGE = {"type": "string", "pattern": r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-[a-zA-Z0-9]{5,8})*$"}

CATEGORIES = """accounting agile-project-management applicant-tracking application-development appointment-scheduling
backup billing-and-invoicing blog budgeting business-intelligence business-process-management cad
call-center-management cloud-management collaboration communications compliance-management contact-management
content-management crm customer-service-and-support data-analytics data-collection data-visualization design
design-system digital-asset-management digital-citizenship document-management donor-management e-commerce e-signature
educational-content email-management email-marketing employee-management enterprise-project-management
enterprise-social-networking erp event-management facility-management feedback-and-reviews-management
financial-reporting fleet-management fundraising gamification geographic-information-systems grant-management
graphic-design help-desk hr ide identity-management instant-messaging integrated-library-system inventory-management
it-asset-management it-development it-management it-security it-service-management knowledge-management
learning-management-system marketing mind-mapping mobile-marketing mobile-payment network-management office
online-booking online-community payment-gateway payroll predictive-analysis procurement productivity-suite
project-collaboration project-management property-management real-estate-management regulations-and-directives
remote-support resource-management sales-management seo service-desk social-media-management survey talent-management
task-management taxes-management test-management time-management time-tracking translation video-conferencing
video-editing visitor-management voip warehouse-management web-collaboration web-conferencing whistleblowing
website-builder workflow-management other""".split()
SCOPES = """agriculture culture defence education emergency-services employment energy environment
finance-and-economic-development foreign-affairs government healthcare infrastructures justice local-authorities
manufacturing research science-and-technology security society sport tourism transportation welfare""".split()
SOFTWARE = """standalone/mobile standalone/iot standalone/desktop standalone/web standalone/backend standalone/other
addon library configurationFiles""".split()


def record(required, **properties):
    """An object with these keys and no others."""
    return {"type": "object", "required": required, "properties": properties, "additionalProperties": False}


def many(items, least=0):
    """A list of at least so many."""
    return {"type": "array", "minItems": least, "items": items}


ORGANISATION = record(["name"], name=TEXT, uri={"type": "string", "pattern": r"^(urn:|[a-z][a-z0-9+.-]*://)\S+"})
DEPENDENCIES = many(
    record(["name"], name=TEXT, versionMin=WORDS, versionMax=WORDS, version=WORDS, optional={"type": "boolean"})
)
DESCRIPTION = record(
    ["shortDescription", "longDescription", "features"],
    localisedName=WORDS,
    genericName={"type": "string", "maxLength": 35},
    shortDescription={"type": "string", "minLength": 1, "maxLength": 150},
    longDescription={"type": "string", "minLength": 150, "maxLength": 10000},
    documentation=WEB,
    apiDocumentation=WEB,
    features=many(TEXT, 1),
    screenshots=many(WORDS),
    videos=many(WEB),
    awards=many(WORDS),
)
MAINTENANCE = {
    **record(
        ["type"],
        type={"enum": ["internal", "contract", "community", "none"]},
        contractors=many(record(["name", "until"], name=TEXT, email=EMAIL, website=WEB, until=DATE), 1),
        contacts=many(record(["name"], name=TEXT, email=EMAIL, affiliation=WORDS, phone=WORDS), 1),
    ),
    "allOf": [
        {
            "if": {"properties": {"type": {"const": "contract"}}},
            "then": {"required": ["contractors"]},
            "else": {"not": {"required": ["contractors"]}},
        },
        {"if": {"properties": {"type": {"enum": ["internal", "community"]}}}, "then": {"required": ["contacts"]}},
    ],
}
SCHEMA = record(
    "publiccodeYmlVersion name url platforms developmentStatus softwareType description legal maintenance "
    "localisation".split(),
    publiccodeYmlVersion={"enum": ["0.4", "0.4.0"]},
    name=TEXT,
    applicationSuite=WORDS,
    url=URL,
    landingURL=WEB,
    isBasedOn={"oneOf": [URL, many(URL)]},
    softwareVersion=WORDS,
    releaseDate=DATE,
    logo=WORDS,
    monochromeLogo=WORDS,
    organisation=ORGANISATION,
    inputTypes=many(MIME),
    outputTypes=many(MIME),
    platforms=many(WORDS, 1),
    categories=many({"enum": CATEGORIES}),
    usedBy=many(WORDS),
    fundedBy=many(ORGANISATION),
    roadmap=WEB,
    developmentStatus={"enum": ["concept", "development", "beta", "stable", "obsolete"]},
    softwareType={"enum": SOFTWARE},
    intendedAudience=record(
        [], scope=many({"enum": SCOPES}), countries=many(COUNTRY), unsupportedCountries=many(COUNTRY)
    ),
    description={
        "type": "object",
        "required": ["nl", "en"],
        "propertyNames": LANGUAGE,
        "additionalProperties": DESCRIPTION,
    },
    legal=record(
        ["license"], license={"const": "EUPL-1.2"}, mainCopyrightOwner=WORDS, repoOwner=WORDS, authorsFile=WORDS
    ),
    maintenance=MAINTENANCE,
    localisation=record(
        ["localisationReady", "availableLanguages"],
        localisationReady={"type": "boolean"},
        availableLanguages=many(LANGUAGE, 1),
    ),
    dependsOn=record([], open=DEPENDENCIES, proprietary=DEPENDENCIES, hardware=DEPENDENCIES),
)

# Where to break the file, and with what; None takes the key away.
BROKEN = [
    *[((key,), None) for key in SCHEMA["required"]],
    *[(("description", "nl", key), None) for key in DESCRIPTION["required"]],
    (("publiccodeYmlVersion",), 0.4),
    (("surprise",), "x"),
    (("url",), "not an address"),
    (("landingURL",), "ftp://example.org"),
    (("releaseDate",), "2026-02-30"),
    (("releaseDate",), "22 November"),
    (("platforms",), []),
    (("categories",), ["citizens"]),
    (("developmentStatus",), "finished"),
    (("softwareType",), "web"),
    (("intendedAudience", "scope"), ["everybody"]),
    (("intendedAudience", "countries"), ["Nederland"]),
    (("description", "en"), None),
    (("description", "Dutch"), {}),
    (("description", "nl", "genericName"), "x" * 36),
    (("description", "nl", "shortDescription"), "x" * 151),
    (("description", "nl", "longDescription"), "x" * 149),
    (("description", "nl", "features"), []),
    (("legal", "license"), "free"),
    (("maintenance", "type"), "volunteers"),
    (("maintenance", "contacts"), None),
    (("maintenance", "contacts"), [{"email": "a@example.org"}]),
    (("maintenance", "contractors"), [{"name": "x", "until": "2030-01-01"}]),
    (("localisation", "localisationReady"), "yes"),
    (("localisation", "availableLanguages"), []),
    (("localisation", "availableLanguages"), ["Dutch"]),
    (("dependsOn", "open"), [{"optional": True}]),
]
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker(["date"]))


def broken(document, path, value):
    """A copy of the document with one thing otherwise."""
    document = copy.deepcopy(document)
    parent = document
    for key in path[:-1]:
        parent = parent[key]
    if value is None:
        del parent[path[-1]]
    else:
        parent[path[-1]] = value
    return document


def main(path):
    """Checks the file, then the check; the exit code."""
    with open(path, encoding="utf-8") as file:
        document = yaml.safe_load(file)
    errors = [f"{'/'.join(map(str, error.path))}: {error.message}" for error in VALIDATOR.iter_errors(document)]
    if not errors:
        missed = [place for place in BROKEN if VALIDATOR.is_valid(broken(document, *place))]
        errors = [f"broken on purpose at {'/'.join(place)} with {value!r}, and not found" for place, value in missed]
    for error in errors:
        print(f"publiccode.yml: {error}")
    print(f"publiccode.yml: {'broken' if errors else f'sound, and {len(BROKEN)} ways to break it are found'}")
    return bool(errors)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
