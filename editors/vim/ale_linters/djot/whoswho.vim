call whoswho#define('djot')
