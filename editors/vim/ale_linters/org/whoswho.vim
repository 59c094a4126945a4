call whoswho#define('org')
