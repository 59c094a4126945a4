call whoswho#define('mail')
