/* known_names.h - what people say of names: which are one's, which are not. */
#ifndef KD_STORY_KNOWN_NAMES_H
#define KD_STORY_KNOWN_NAMES_H

#include "story/account.h"

/* A form of a name, as a text may have it or as its base. */
struct kd_known_form {
	struct kd_str form;
	struct kd_str language; /* of the documents it is meant in; none: all */
};
KD_LIST(kd_known_forms, struct kd_known_form);

enum kd_knowledge {
	KD_KNOWN_NAME,  /* the forms are one entity, which has a name */
	KD_KNOWN_ONE,   /* the forms are one entity */
	KD_KNOWN_APART, /* no two of the forms are one entity */
};

struct kd_known_name {
	enum kd_knowledge kind;
	struct kd_str name;     /* of KD_KNOWN_NAME */
	enum kd_name_type type; /* KD_NAME_UNKNOWN: of any */
	struct kd_known_forms forms;
	struct kd_strs documents; /* ids; none: all */
};
KD_LIST(kd_known_names, struct kd_known_name);

#endif
