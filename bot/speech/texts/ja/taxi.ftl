taxi-please = こちらまでお願いいたします。
taxi-read-reply = 場所がわからないときは、下の番号にお電話いただけますでしょうか。
