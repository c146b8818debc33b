grammar Rnn;

file: ('model' NAME '{' '}')* EOF;

NAME: [a-zA-Z] [a-zA-Z0-9_]*;
SPACE: [ \t\r\n]+ -> skip;
