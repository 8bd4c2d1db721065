/* syntax_heads.c - links words to their heads where rules are sure enough. */
#include "read/syntax/syntax_private.h"

void kd_syntax_heads(struct kd_syntax_work *work)
{
	(void)work;
}
