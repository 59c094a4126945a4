call whoswho#define('markdown')
